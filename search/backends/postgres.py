"""Search in PostgreSQL: tsvectors and tsqueries written from our keys, no parser in between.

PostgreSQL's own parser glues or splits what it does not know and takes COVID-19 for an integer, so
both sides are literals: what was indexed is what is asked for.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import F
from modelsearch.backends.database.postgres import postgres as stock
from modelsearch.index import AutocompleteField, SearchField
from modelsearch.query import Not
from modelsearch.utils import get_content_type_pk

from search import analysis

from .writing import QueryWriter

#: A tsvector holds 1 MiB; so much Chinese needs about 0.7 MB. What comes later is not indexed.
LONGEST_TEXT = 150_000
_LAST_POSITION = 16_383

WeightedText = tuple[str, str]


class TsQueryWriter(QueryWriter):
    """Writes what ::tsquery reads."""

    AND, OR = "&", "|"

    def methods(self) -> dict[type, Callable[[Any], str]]:
        return {**super().methods(), Not: self._not}

    def phrase(self, phrase: analysis.Phrase) -> str:
        keys = [f"'{key}'" for key in phrase.keys]
        return f"({' <-> '.join(keys)}{':*' if phrase.prefix else ''})"

    def _not(self, query: Not) -> str:
        return f"!({self.write(query.subquery)})"


class LiteralQuery(SearchQuery):
    """A tsquery that PostgreSQL takes as it is written."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def as_sql(
        self,
        compiler: Any,
        connection: Any,
        function: Any = None,
        template: Any = None,
        arg_joiner: Any = None,
        **extra_context: Any,
    ) -> Any:
        return "%s::tsquery", [self.text]


class ObjectIndexer(stock.ObjectIndexer):
    """Collects an object's texts as stock does, and turns them into tsvectors."""

    def row(self) -> list[str]:
        """title, autocomplete and body as tsvectors, title and body as text for fuzzy search."""
        title, body = list(self._texts(title=True)), list(self._texts(title=False))
        plain = [" ".join(text for text, _ in texts).replace("\0", "") for texts in (title, body)]
        vectors = [tsvector(title), tsvector(self._autocomplete_texts()), tsvector(body)]
        return [self.id, *vectors, *plain]

    def _texts(self, *, title: bool) -> Iterator[WeightedText]:
        for field, weight, text in self._fields():
            if isinstance(field, SearchField) and (field.field_name == "title") is title:
                yield text.strip(), weight

    def _autocomplete_texts(self) -> Iterator[WeightedText]:
        for field, weight, text in self._fields():
            if isinstance(field, AutocompleteField):
                yield text.strip(), weight

    def _fields(self) -> Iterator[tuple[Any, str, str]]:
        return chain.from_iterable(self.prepare_field(self.obj, f) for f in self.search_fields)


class Index(stock.PostgresIndex):
    """The index table."""

    def add_items(self, model: Any, objs: Any) -> None:
        """Write the keys of each object, replacing what was there."""
        if not model.get_search_fields():
            return
        rows = [ObjectIndexer(obj, self.backend).row() for obj in objs]
        if not rows:
            return
        content_type = get_content_type_pk(model)
        values = ", ".join(
            ["(%s, %s, %s::tsvector, %s::tsvector, %s::tsvector, 1.0, %s, %s)"] * len(rows)
        )
        sql = (
            f"INSERT INTO {stock.IndexEntry._meta.db_table} (content_type_id, object_id,"  # noqa: S608 - our own table's name
            " title, autocomplete, body, title_norm, title_text, body_text)"
            f" VALUES {values} ON CONFLICT (content_type_id, object_id) DO UPDATE SET"
            " title = EXCLUDED.title, title_norm = 1.0, autocomplete = EXCLUDED.autocomplete,"
            " body = EXCLUDED.body, title_text = EXCLUDED.title_text,"
            " body_text = EXCLUDED.body_text"
        )
        with self.write_connection.cursor() as cursor:
            cursor.execute(sql, [value for row in rows for value in (content_type, *row)])
        self._refresh_title_norms()


class SearchQueryCompiler(stock.PostgresSearchQueryCompiler):
    """Turns a search into a queryset; stock's ranking over our vectors."""

    def build_tsquery(self, query: Any, config: Any = None) -> LiteralQuery:
        """The query in our keys."""
        return LiteralQuery(TsQueryWriter(prefix_last=self.LAST_TERM_IS_PREFIX).write(query))

    def get_fields_vectors(self, search_query: Any) -> list[tuple[Any, Any]]:
        """The index's columns for the fields asked for: other than the title they share one."""
        names = {"title" if name == "title" else "body" for name in self.fields}
        return [(F(f"index_entries__{name}"), 1.0) for name in sorted(names)]


class AutocompleteQueryCompiler(SearchQueryCompiler, stock.PostgresAutocompleteQueryCompiler):
    """The same, where the last word may be unfinished."""

    def get_fields_vectors(self, search_query: Any) -> list[tuple[Any, Any]]:
        return self.get_index_vectors(search_query)


class SearchBackend(stock.PostgresSearchBackend):
    """modelsearch's PostgreSQL backend with our analyser."""

    query_compiler_class = SearchQueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    index_class = Index


def tsvector(texts: Any) -> str:
    """The literal of a tsvector: each key with its places, weighted as its text is."""
    places: dict[str, list[str]] = {}
    position, left = 0, LONGEST_TEXT
    for text, weight in texts:
        for key in analysis.index_keys(text[: max(left, 0)]).split():
            position = min(position + 1, _LAST_POSITION)
            places.setdefault(key, []).append(f"{position}{weight}")
        left -= len(text)
        position = min(position + 1, _LAST_POSITION)  # no phrase across two texts
    # PostgreSQL keeps at most 256 places of a key.
    return " ".join(f"'{key}':{','.join(at[:256])}" for key, at in places.items())
