"""tsvectors of our keys, no parser in between: what was indexed is what is asked for."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from search import analysis

from .interface import Ask, Hit, Row

#: A tsvector holds 1 MiB; so much Chinese needs about 0.7 MB. What comes later is not indexed.
LONGEST_TEXT = 150_000
_LAST_POSITION = 16_383
_MOST_PLACES = 256
_TABLES = {"a": "search_keys_a", "b": "search_keys_b"}


class PostgresEngine:
    """The engine of a site that runs on PostgreSQL."""

    def clear(self, table: str) -> None:
        """Empty the table."""
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {_TABLES[table]}")  # noqa: S608 - a constant

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Write the keys of these rows."""
        values = [(row.entry, vector_of(row)) for row in rows]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {_TABLES[table]} (entry_id, keys) VALUES (%s, %s::tsvector)"  # noqa: S608 - a constant
                " ON CONFLICT (entry_id) DO UPDATE SET keys = EXCLUDED.keys",
                values,
            )

    def remove(self, table: str, entries: Iterable[int]) -> None:
        """Forget these entries."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM {_TABLES[table]} WHERE entry_id = ANY(%s)",  # noqa: S608 - a constant
                [list(entries)],
            )

    def finish(self, table: str) -> None:
        """Tell the planner what is in it."""
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {_TABLES[table]}")

    def find(self, table: str, ask: Ask) -> list[Hit]:
        """What matches, the best first."""
        query = query_of(ask)
        if not query:
            return []
        narrowed, codes = _narrowed(ask.facets)
        sql = (
            "SELECT entry_id, ts_rank('{0.1, 0.1, 0.3, 1.0}', keys, query, 1) AS score"  # noqa: S608 - constants; values are parameters
            f" FROM {_TABLES[table]}, CAST(%s AS tsquery) AS query"
            f" WHERE keys @@ query{narrowed} ORDER BY score DESC, entry_id DESC LIMIT %s"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [query, *codes, ask.limit])
            return [Hit(entry, score) for entry, score in cursor.fetchall()]


def vector_of(row: Row) -> str:
    """The literal of a tsvector: each key with its places, the title's weighted A."""
    places: dict[str, list[str]] = {}
    position = 0
    for text, weight in ((row.title, "A"), (row.text[:LONGEST_TEXT], "D")):
        for key in analysis.index_keys(text).split():
            position = min(position + 1, _LAST_POSITION)
            places.setdefault(key, []).append(f"{position}{weight}")
        position = min(position + 1, _LAST_POSITION)  # no phrase across title and text
    return " ".join(f"'{key}':{','.join(at[:_MOST_PLACES])}" for key, at in places.items())


def query_of(ask: Ask) -> str:
    """The literal of a tsquery."""
    written = [" | ".join(map(_phrase, term.phrases)) for term in ask.terms]
    return (" & " if ask.every else " | ").join(f"({term})" for term in written if term)


def _phrase(phrase: analysis.Phrase) -> str:
    keys = [f"'{key}'" for key in phrase.keys]
    return f"({' <-> '.join(keys)}{':*' if phrase.prefix else ''})"


def _narrowed(facets: Mapping[str, tuple[str, ...]]) -> tuple[str, list[Any]]:
    sql = ""
    values: list[Any] = []
    for facet, codes in facets.items():
        sql += (
            " AND entry_id IN (SELECT entry_id FROM search_entryterm"
            " WHERE facet = %s AND code = ANY(%s))"
        )
        values += [facet, list(codes)]
    return sql, values
