"""tsvectors of our keys, no parser in between: what was indexed is what is asked for.

PostgreSQL's own ranking knows nothing of rarity, so it only chooses candidates; among them BM25 is
computed in one statement, from the places in their vectors and a table of how common each key is.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from search import analysis

from .interface import Ask, Hit, Row

#: A tsvector holds 1 MiB; so much Chinese needs about 0.7 MB. What comes later is not indexed.
LONGEST_TEXT = 150_000
CANDIDATES = 200
_LAST_POSITION = 16_383
_MOST_PLACES = 256
#: The counts are made anew when the table has grown or shrunk by this part.
_AGED = 0.05
_TABLES = {"a": "search_keys_a", "b": "search_keys_b"}
_COUNTS = {"a": "search_counts_a", "b": "search_counts_b"}

_FIND = """
WITH found AS (
  SELECT entry_id, keys, size,
    row_number() OVER (
      ORDER BY ts_rank(%(weights)s::real[], keys, query, 1) DESC, entry_id
    ) AS place
  FROM {table}, CAST(%(query)s AS tsquery) AS query
  WHERE keys @@ query{narrowed} ORDER BY place LIMIT %(most)s
), total AS (
  SELECT entries::float8 AS entries, size::float8 AS size FROM {counts} WHERE key = ''
), asked AS (
  SELECT key, ln(1 + (entries - n + 0.5) / (n + 0.5)) AS idf, total.size AS usual
  FROM total, (
    SELECT key, least(coalesce(c.entries, 1), (SELECT entries FROM total)) AS n
    FROM unnest(%(keys)s::text[]) AS key LEFT JOIN {counts} c USING (key)
  ) AS counted
), scored AS (
  SELECT f.entry_id,
    sum(a.idf * t.tf * 2.2 / (t.tf + 1.2 * (0.25 + 0.75 * f.size / a.usual))) AS score
  FROM found f, unnest(f.keys) AS u, asked a,
    LATERAL (SELECT cardinality(u.positions)
      + %(title)s * cardinality(array_positions(u.weights, 'A')) AS tf) AS t
  WHERE f.place <= %(candidates)s AND u.lexeme = a.key GROUP BY f.entry_id
)
SELECT f.entry_id, coalesce(s.score, 0) + 1.0 / (1 + f.place) AS score
FROM found f LEFT JOIN scored s USING (entry_id)
ORDER BY f.place > %(candidates)s, score DESC, f.place LIMIT %(limit)s
"""
_NARROWED = (
    " AND entry_id IN (SELECT entry_id FROM search_entryterm"
    " WHERE facet = %(facet{0})s AND code = ANY(%(codes{0})s))"
)


class PostgresEngine:
    """The engine of a site that runs on PostgreSQL."""

    def clear(self, table: str) -> None:
        """Empty the table."""
        self._run(f"DELETE FROM {_TABLES[table]}")  # noqa: S608 - a constant

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Write the keys of these rows."""
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {_TABLES[table]} (entry_id, keys, size)"  # noqa: S608 - a constant
                " VALUES (%s, %s::tsvector, %s)"
                " ON CONFLICT (entry_id) DO UPDATE SET keys = EXCLUDED.keys, size = EXCLUDED.size",
                [(row.entry, *vector_of(row)) for row in rows],
            )

    def remove(self, table: str, entries: Iterable[int]) -> None:
        """Forget these entries."""
        self._run(
            f"DELETE FROM {_TABLES[table]} WHERE entry_id = ANY(%s)",  # noqa: S608 - a constant
            [list(entries)],
        )

    def settle(self, table: str) -> None:
        """Count anew how common each key is, if enough has changed."""
        sql = (
            f"SELECT count(*), (SELECT entries FROM {_COUNTS[table]} WHERE key = '')"  # noqa: S608 - a constant
            f" FROM {_TABLES[table]}"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql)
            now, counted = cursor.fetchone()
        if counted is None or abs(now - counted) > _AGED * counted:
            self.finish(table)

    def finish(self, table: str) -> None:
        """Count how common each key is, and tell the planner."""
        keys, counts = _TABLES[table], _COUNTS[table]
        self._run(f"DELETE FROM {counts}")  # noqa: S608 - a constant
        self._run(
            f"INSERT INTO {counts} SELECT word, ndoc, 0 FROM ts_stat('SELECT keys FROM {keys}')"  # noqa: S608 - constants
        )
        self._run(
            f"INSERT INTO {counts} SELECT '', count(*), coalesce(avg(size), 1) FROM {keys}"  # noqa: S608 - constants
        )
        self._run(f"ANALYZE {keys}")

    def find(self, table: str, ask: Ask) -> list[Hit]:
        """What matches, the best first."""
        query = query_of(ask)
        if not query:
            return []
        narrowed, codes = _narrowed(ask.facets)
        sql = _FIND.format(table=_TABLES[table], counts=_COUNTS[table], narrowed=narrowed)
        values = {
            "query": query,
            "keys": keys_of(ask),
            "limit": ask.limit,
            "candidates": CANDIDATES,
            "most": max(ask.limit, CANDIDATES),
            "weights": [1 / ask.title_weight] * 3 + [1.0],
            "title": ask.title_weight - 1,
            **codes,
        }
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return [Hit(entry, score) for entry, score in cursor.fetchall()]

    def _run(self, sql: str, values: list[Any] | None = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)


def vector_of(row: Row) -> tuple[str, int]:
    """The literal of a tsvector, the title's keys weighted A, and how many keys it has."""
    places: dict[str, list[str]] = {}
    position = size = 0
    for text, weight in ((row.title, "A"), (row.text[:LONGEST_TEXT], "D")):
        for key in analysis.index_keys(text).split():
            size += 1
            position = min(position + 1, _LAST_POSITION)
            places.setdefault(key, []).append(f"{position}{weight}")
        position = min(position + 1, _LAST_POSITION)  # no phrase across title and text
    vector = " ".join(f"'{key}':{','.join(at[:_MOST_PLACES])}" for key, at in places.items())
    return vector, size


def query_of(ask: Ask) -> str:
    """The literal of a tsquery."""
    written = [" | ".join(_phrase(p, ask.titles) for p in term.phrases) for term in ask.terms]
    return (" & " if ask.every else " | ").join(f"({term})" for term in written if term)


def keys_of(ask: Ask) -> list[str]:
    """Every key that is asked for whole, once."""
    phrases = [phrase for term in ask.terms for phrase in term.phrases]
    keys = (key for p in phrases for key in (p.keys[:-1] if p.prefix else p.keys))
    return list(dict.fromkeys(keys))


def _phrase(phrase: analysis.Phrase, titles: bool) -> str:
    weight = ":A" if titles else ""
    keys = [f"'{key}'{weight}" for key in phrase.keys]
    if phrase.prefix:
        keys[-1] = f"'{phrase.keys[-1]}':*{'A' if titles else ''}"
    return f"({' <-> '.join(keys)})"


def _narrowed(facets: Mapping[str, tuple[str, ...]]) -> tuple[str, dict[str, Any]]:
    sql = ""
    values: dict[str, Any] = {}
    for number, (facet, codes) in enumerate(facets.items()):
        sql += _NARROWED.format(number)
        values |= {f"facet{number}": facet, f"codes{number}": list(codes)}
    return sql, values
