"""modelsearch on Elasticsearch 8 with our keys, for an index of models.

The stock backend lets Elasticsearch cut texts, one Han character after the other; here the texts
arrive cut. Public search does not use this: see `search.elastic`.
"""

from collections.abc import Callable, Iterator
from typing import Any

from elasticsearch.dsl import query as dsl
from modelsearch.backends import elasticsearch8 as stock
from modelsearch.backends.elasticsearchbase import ElasticsearchAtomicIndexRebuilder
from modelsearch.index import AutocompleteField, SearchField
from modelsearch.query import Boost, Fuzzy, MatchAll, Not, PlainText

from search import analysis
from search.elastic import clauses

from .writing import QueryWriter


class Mapping(stock.Elasticsearch8Mapping):
    """Documents of keys."""

    edgengram_analyzer_config = {"analyzer": "whitespace"}

    def get_mapping(self) -> dict[str, Any]:
        """Stock's, where every text is cut at spaces and nowhere else."""
        mapping = super().get_mapping()
        for field in _texts(mapping["properties"]):
            field.update(clauses.KEYS)
        return mapping

    def get_field_mapping(self, field: Any) -> tuple[str, dict[str, Any]]:
        """Whatever is searched is text: keys are words, also those of a number or a date."""
        name, mapping = super().get_field_mapping(field)
        return name, {**mapping, "type": "text"} if isinstance(field, SearchField) else mapping

    def _get_document_field_data(self, field: Any, obj: Any) -> tuple[str, Any, list[Any]]:
        name, value, edges = super()._get_document_field_data(field, obj)
        if not isinstance(field, SearchField | AutocompleteField):
            return name, value, edges
        keys = _keys(value)
        return name, keys, [keys] if isinstance(field, AutocompleteField) else []


class Writer(QueryWriter):
    """Writes elasticsearch.dsl instead of text."""

    AND, OR = "must", "should"

    def __init__(self, fields: clauses.Weights, *, prefix_last: bool = False) -> None:
        super().__init__(prefix_last=prefix_last)
        self.fields = fields

    def methods(self) -> dict[type, Callable[[Any], Any]]:
        own = {Not: self._not, Boost: self._boost, Fuzzy: self._fuzzy}
        return {**super().methods(), **own, MatchAll: lambda _: dsl.MatchAll()}

    def write(self, query: Any) -> Any:
        """The query; one that matches nothing where there is nothing to look for."""
        return self.part(query) or clauses.nothing()

    @staticmethod
    def join(operator: str, parts: Any) -> Any:
        """The parts that say anything."""
        said = [part for part in parts if part]
        if len(said) < 2:
            return said[0] if said else None
        return dsl.Bool(must=said) if operator == Writer.AND else dsl.Bool(should=said)

    def _plain_text(self, query: PlainText) -> Any:
        if query.operator == "or" and not self.prefix_last:
            return self._terms(analysis.single_keys(query.query_string), every=False)
        terms = analysis.terms(query.query_string, prefix_last=self.prefix_last)
        return self._terms(terms, every=query.operator != "or")

    def _terms(self, terms: list[analysis.Term], *, every: bool = True) -> Any:
        return clauses.found(terms, self.fields, every=every) if terms else None

    def _any_phrase(self, term: analysis.Term | None) -> Any:
        return self._terms([term]) if term else None

    def _not(self, query: Not) -> Any:
        return dsl.Bool(must_not=[self.write(query.subquery)])

    def _boost(self, query: Boost) -> Any:
        part: Any = self.part(query.subquery)
        return dsl.Bool(must=[part], boost=query.boost) if part else None

    def _fuzzy(self, query: Fuzzy) -> Any:
        text = {"query": _keys(query.query_string), "fuzziness": "AUTO", "operator": query.operator}
        return dsl.Bool(should=[dsl.Match(**{field: text}) for field in self.fields])


class _OurQuery:
    """Mixed into both compilers of stock."""

    PREFIX_LAST = False

    def get_inner_query(self: Any) -> dict[str, Any]:
        """The query in our keys, as JSON."""
        writer = Writer(_weights(self.remapped_fields), prefix_last=self.PREFIX_LAST)
        return writer.write(self.query).to_dict()


class SearchQueryCompiler(_OurQuery, stock.Elasticsearch8SearchQueryCompiler):
    """Whole words."""

    mapping_class = Mapping


class AutocompleteQueryCompiler(_OurQuery, stock.Elasticsearch8AutocompleteQueryCompiler):
    """The last word may be unfinished."""

    mapping_class = Mapping
    PREFIX_LAST = True


class Rebuilder(ElasticsearchAtomicIndexRebuilder):
    """Fills a new index and lets the alias point to it in one step."""

    def finish(self) -> None:
        """From here on the new index answers. Stock lets both answer for a moment."""
        self.index.refresh()
        es, name = self.index.es, self.alias.name
        old = (
            [index.name for index in self.alias.aliased_indices()] if self.alias.is_alias() else []
        )
        if not old:
            self.alias.delete()  # made without an alias, if there is one
        add = [{"add": {"index": self.index.name, "alias": name}}]
        es.indices.update_aliases(
            actions=[*({"remove_index": {"index": each}} for each in old), *add]
        )


class SearchBackend(stock.Elasticsearch8SearchBackend):
    """modelsearch's Elasticsearch backend with our keys."""

    mapping_class = Mapping
    query_compiler_class = SearchQueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    atomic_rebuilder_class = Rebuilder
    settings: dict[str, Any] = {"settings": {}}


def _texts(properties: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for field in properties.values():
        if field["type"] == "text":
            yield field
        yield from _texts(field.get("properties", {}))


def _keys(value: Any) -> str:
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return analysis.index_keys("" if value is None else str(value))
    return " ".join(_keys(each) for each in value)


def _weights(fields: Any) -> dict[str, float]:
    """The fields' boosts, none below 1: Elasticsearch combines no others."""
    names = [getattr(field, "field_name", field) for field in fields or ["_edgengrams"]]
    boosts = [float(getattr(field, "boost", 1)) for field in fields or [1]]
    least = min([1.0, *boosts])
    return {name: boost / least for name, boost in zip(names, boosts, strict=True)}
