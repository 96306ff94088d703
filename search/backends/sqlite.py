"""Search in SQLite: FTS5 over our keys, one JOIN, bm25 with weights.

The stock backend ranks with a sub-query per row, which is quadratic in the hits (3.4 s for 1,489
hits), and breaks on a quotation mark (wagtail#13227).
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import FloatField, QuerySet
from django.db.models.expressions import Expression, RawSQL
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.sql.constants import INNER
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.backends.database.sqlite.query import AndNot, normalize
from modelsearch.query import MatchAll, Not
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from search import analysis

from .writing import QueryWriter

#: A word of the title counts as much as this many in the body (bench/search).
TITLE_WEIGHT = 3.0


class Fts5Writer(QueryWriter):
    """Writes what FTS5's MATCH reads."""

    AND, OR = "AND", "OR"

    def methods(self) -> dict[type, Callable[[Any], str]]:
        return {**super().methods(), AndNot: self._and_not}

    def phrase(self, phrase: analysis.Phrase) -> str:
        return f'"{" ".join(phrase.keys)}"{"*" if phrase.prefix else ""}'

    def _and_not(self, query: AndNot) -> str:
        wanted, unwanted = self.part(query.subquery_a), self.part(query.subquery_b)
        return f"({wanted} NOT {unwanted})" if wanted and unwanted else wanted


class ObjectIndexer(stock.ObjectIndexer):
    """Collects an object's texts as stock does, and turns them into keys."""

    def columns(self) -> dict[str, str]:
        """The index's columns for this object."""
        texts = {"title": self.title, "autocomplete": self.autocomplete, "body": self.body}
        return {name: analysis.index_keys(text) for name, text in texts.items()}


class Index(stock.SQLiteIndex):
    """The index table; triggers of Wagtail's migrations keep FTS5 in step with it."""

    def add_items(self, model: Any, objs: Any) -> None:
        """Write the keys of each object, replacing what was there."""
        if not model.get_search_fields():
            return
        columns = {i.id: i.columns() for i in (ObjectIndexer(o, self.backend) for o in objs)}
        entries = self.entries.filter(content_type_id=get_content_type_pk(model))
        known = set(entries.filter(object_id__in=columns).values_list("object_id", flat=True))
        for object_id in known:
            entries.filter(object_id=object_id).update(**columns[object_id])
        self.entries.bulk_create(
            stock.IndexEntry(
                content_type_id=get_content_type_pk(model), object_id=object_id, **values
            )
            for object_id, values in columns.items()
            if object_id not in known
        )

    def _refresh_title_norms(self, full: bool = False) -> None:
        """bm25 knows lengths itself; stock rewrites the whole FTS table here."""


class Matches:
    """The matching objects and their scores, as a table that a query is joined with.

    Django's `Query.join` asks for the attributes below. `LIMIT -1` keeps SQLite from merging the
    inner queries into the outer one, where it might match again for every row.
    """

    table_name = "matches"
    join_type = INNER
    join_field = None
    nullable = False
    filtered_relation = None

    def __init__(self, parent_alias: str, pk_column: str, select: tuple[str, list[Any]]) -> None:
        self.parent_alias = parent_alias
        self.pk_column = pk_column
        self.select = select
        self.table_alias = self.table_name

    @property
    def identity(self) -> tuple[Any, ...]:
        sql, params = self.select
        return type(self), self.parent_alias, self.pk_column, sql, tuple(params)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Matches) and self.identity == other.identity

    def __hash__(self) -> int:
        return hash(self.identity)

    def relabeled_clone(self, changed: dict[str, str]) -> "Matches":
        clone = Matches(
            changed.get(self.parent_alias, self.parent_alias), self.pk_column, self.select
        )
        clone.table_alias = changed.get(self.table_alias, self.table_alias)
        return clone

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[Any]]:
        quote = compiler.quote_name_unless_alias
        sql, params = self.select
        alias = quote(self.table_alias)
        key = f"{quote(self.parent_alias)}.{connection.ops.quote_name(self.pk_column)}"
        return f"INNER JOIN ({sql}) {alias} ON ({alias}.object_id = {key})", params


class Score(Expression):
    """The score in a joined `Matches`."""

    output_field = FloatField()

    def __init__(self, alias: str) -> None:
        super().__init__()
        self.alias = alias

    def relabeled_clone(self, changed: Mapping[str, str]) -> "Score":
        return Score(changed.get(self.alias, self.alias))

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        return f"{compiler.quote_name_unless_alias(self.alias)}.score", []


class SearchQueryCompiler(stock.SQLiteSearchQueryCompiler):
    """Turns a search into a queryset, ordered by relevance."""

    def search(
        self, config: Any, start: int | None, stop: int | None, score_field: str | None = None
    ) -> QuerySet[Any]:
        """The objects that match, from `start` to `stop`; lower scores are better ones."""
        query = normalize(self.query)
        if isinstance(query, MatchAll):
            return self.queryset[start:stop]
        if isinstance(query, Not):
            found = self._all_but(query.subquery)
        else:
            found = self._ranked(query, score_field)
        if not found.query.order_by:
            found = found.order_by("-pk")  # a stable order across pages (wagtail#3729)
        return found[start:stop]

    def _all_but(self, query: Any) -> QuerySet[Any]:
        if isinstance(query, MatchAll):
            return self.queryset.none()
        sql, params = self._select(query)
        ids = RawSQL(f"SELECT object_id FROM ({sql})", params)  # noqa: S608, S611 - see _select
        return self.queryset.exclude(pk__in=ids)

    def _ranked(self, query: Any, score_field: str | None) -> QuerySet[Any]:
        found = self.queryset.all()
        base = found.query.get_initial_alias()
        pk_column = found.model._meta.pk.column
        alias = found.query.join(Matches(base, pk_column, self._select(query)))
        score = Score(alias)
        if self.order_by_relevance:
            found = found.annotate(**{score_field or "_score": score})
            return found.order_by(score_field or "_score", "-pk")
        return found.annotate(**{score_field: score}) if score_field else found

    def _select(self, query: Any) -> tuple[str, list[Any]]:
        """SQL for object ids and scores. Names in it are ours; what was asked for is a parameter.

        An object can be indexed as its own type and as a parent's: its better score counts.
        """
        fts = stock.SQLiteFTSIndexEntry._meta.db_table
        entries = stock.IndexEntry._meta.db_table
        writer = Fts5Writer(prefix_last=self.LAST_TERM_IS_PREFIX)
        match = f"{{{' '.join(self._columns())}}} : ({writer.write(query)})"
        types = list(get_descendants_content_types_pks(self.queryset.model))
        sql = (
            "SELECT object_id, MIN(score) AS score FROM ("  # noqa: S608 - see above
            f"SELECT entry.object_id, bm25({fts}, 1.0, 1.0, {TITLE_WEIGHT}) AS score"
            f" FROM {fts} JOIN {entries} entry ON entry.id = {fts}.rowid"
            f" WHERE {fts} MATCH %s AND entry.content_type_id IN ({_marks(types)}) LIMIT -1"
            ") GROUP BY object_id"
        )
        return sql, [match, *types]

    def _columns(self) -> list[str]:
        """The index's columns to look in: fields other than the title share one."""
        if self.fields is None:
            return self.FTS_TABLE_FIELDS
        return sorted({"title" if name == "title" else "body" for name in self.fields})


class AutocompleteQueryCompiler(SearchQueryCompiler, stock.SQLiteAutocompleteQueryCompiler):
    """The same, where the last word may be unfinished."""

    def _columns(self) -> list[str]:
        return self.FTS_TABLE_FIELDS


class SearchBackend(stock.SQLiteSearchBackend):
    """modelsearch's SQLite backend with our analyser and one JOIN."""

    query_compiler_class = SearchQueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index


def _marks(values: list[Any]) -> str:
    return ", ".join(["%s"] * len(values))
