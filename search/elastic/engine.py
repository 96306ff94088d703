"""`search.engines.Engine` on Elasticsearch: an index of keys for each table, behind an alias."""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError
from elasticsearch.dsl import query
from elasticsearch.helpers import bulk

from search import analysis
from search.engines import Ask, Hit, Row

from . import clauses

#: Changes with the mapping: an index of another format is never asked.
FORMAT = 1
MAPPING: dict[str, Any] = {
    "dynamic": "strict",
    "properties": {
        "entry": {"type": "long"},
        "title": clauses.KEYS,
        "body": clauses.KEYS,
        "facet": {"type": "keyword"},
    },
}
#: Seconds to wait for the answer to the smallest question.
_GREETING = 1.0
#: A later version was there already: nothing to do.
_CONFLICT = 409
#: A document that will never be taken; anything else may be next time.
_BAD = 400


class NotTaken(RuntimeError):
    """The cluster answered, and did not take what was written; the message says what it said."""


class ElasticsearchEngine:
    """Tables are aliases `stem-table`, each of one index that nobody else knows the name of."""

    def __init__(self, client: Elasticsearch, stem: str) -> None:
        self.client = client
        self.stem = stem

    def clear(self, table: str) -> None:
        """Put an empty index in the table's place, in one step."""
        index = f"{self.stem}-{table}-{secrets.token_hex(4)}"
        self.client.indices.create(index=index, mappings=MAPPING)
        self._point(self._alias(table), index)

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Write the keys of these rows."""
        self.write(table, rows)

    def remove(self, table: str, entries: Iterable[int]) -> None:
        """Forget these entries."""
        self.write(table, gone=entries)

    def settle(self, table: str) -> None:
        """Nothing: Elasticsearch shows what was written within a second."""

    def finish(self, table: str) -> None:
        """Show everything that was written."""
        self.client.indices.refresh(index=self._alias(table))

    def find(self, table: str, ask: Ask) -> list[Hit]:
        """What matches, the best first. Raises what the client raises when it does not answer."""
        if not ask.terms:
            return []
        # A part that is missing must not look like nothing found.
        found = self.client.search(
            index=self._alias(table), allow_partial_search_results=False, **body_of(ask)
        )
        return [
            Hit(entry, score) for score, entry in (hit["sort"] for hit in found["hits"]["hits"])
        ]

    def write(
        self,
        table: str,
        rows: Iterable[Row] = (),
        gone: Iterable[int] = (),
        *,
        versions: Mapping[int, int] | None = None,
    ) -> dict[int, str]:
        """Write and forget in one request. A lower version than was written before is left out.

        Returns the entries that can never be taken, with the reason. Raises NotTaken when writing
        again may help, and what the client raises when it does not answer.
        """
        actions = [*self._writing(table, rows, gone)]
        for action in actions if versions else ():
            action |= {"version": (versions or {})[action["_id"]], "version_type": "external_gte"}
        _, answers = bulk(self.client, actions, raise_on_error=False)
        ill = [p for part in cast(list[dict[str, Any]], answers) for p in part.values()]
        ill = [part for part in ill if "error" in part and part["status"] != _CONFLICT]
        bad = {int(part["_id"]): str(part["error"]) for part in ill if part["status"] == _BAD}
        if len(bad) < len(ill):
            raise NotTaken(f"{len(ill)} of {len(actions)}: {str(ill)[:300]}")
        return bad

    def has(self, table: str) -> bool:
        """Whether the table is there."""
        return bool(self.client.indices.exists_alias(name=self._alias(table)))

    def promote(self, table: str, *, to: str) -> None:
        """Let a table take the place of another in one step, and drop what no table uses."""
        (index,) = self.client.indices.get_alias(name=self._alias(table))
        self._point(self._alias(to), index, leave=self._alias(table))
        family = f"{self.stem.rpartition('-')[0]}-*"
        for other in set(self.client.indices.get_alias(index=family)) - {index}:
            self.client.indices.delete(index=other, ignore_unavailable=True)

    def answers(self) -> bool:
        """Whether the table that readers ask can be asked now."""
        try:
            self.client.search(
                index=self._alias("live"), size=0, allow_partial_search_results=False
            )
        except (ApiError, TransportError):
            return False
        return True

    def is_there(self) -> bool:
        """Whether it answers at all; takes a second at most, whatever the client's patience."""
        client = self.client.options(request_timeout=_GREETING, max_retries=0)
        try:
            client.indices.exists_alias(name=self._alias("live"))
        except (ApiError, TransportError):
            return False
        return True

    def _point(self, alias: str, index: str, *, leave: str = "") -> None:
        actions: list[dict[str, Any]] = [{"add": {"index": index, "alias": alias}}]
        if leave:
            actions.append({"remove": {"index": index, "alias": leave}})
        actions += [{"remove_index": {"index": old}} for old in self._held(alias) - {index}]
        self.client.indices.update_aliases(actions=actions)

    def _held(self, alias: str) -> set[str]:
        try:
            return set(self.client.indices.get_alias(name=alias))
        except NotFoundError:
            return set()

    def _writing(
        self, table: str, rows: Iterable[Row], gone: Iterable[int]
    ) -> Iterator[dict[str, Any]]:
        # Without the alias the cluster would make an index of that name and guess a mapping.
        place = {"_index": self._alias(table), "require_alias": True}
        for row in rows:
            yield {**place, "_op_type": "index", "_id": row.entry, "_source": document_of(row)}
        for entry in gone:
            yield {**place, "_op_type": "delete", "_id": entry}

    def _alias(self, table: str) -> str:
        return f"{self.stem}-{table}"


def document_of(row: Row) -> dict[str, Any]:
    """What is stored of a row: its keys."""
    return {
        "entry": row.entry,
        "title": analysis.index_keys(row.title),
        "body": analysis.index_keys(row.text),
        "facet": [f"{facet}:{code}" for facet, codes in row.facets.items() for code in codes],
    }


def body_of(ask: Ask) -> dict[str, Any]:
    """The search request: only ids and scores come back, and they come with the order."""
    fields = {"title": max(1.0, ask.title_weight)} | ({} if ask.titles else {"body": 1.0})
    wanted: query.Query = clauses.found(ask.terms, fields, every=ask.every)
    narrowed: list[query.Query] = [
        query.Terms(facet=[f"{facet}:{code}" for code in codes])
        for facet, codes in ask.facets.items()
    ]
    if narrowed:
        wanted = query.Bool(must=[wanted], filter=narrowed)
    return {
        "query": wanted.to_dict(),
        "size": ask.limit,
        "sort": [{"_score": "desc"}, {"entry": "desc"}],
        "source": False,
        "stored_fields": "_none_",
        "track_total_hits": False,
    }
