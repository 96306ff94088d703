"""FTS5 over our keys. The rows' ids are the entries', so ranking needs no JOIN at all."""

from collections.abc import Iterable, Mapping

from django.db import DEFAULT_DB_ALIAS, connection, connections

from search import analysis

from .interface import Ask, Hit, Row

_TABLES = {"a": "search_keys_a", "b": "search_keys_b"}
#: bm25() and not `rank`: only so does SQLite keep no more than the best while it looks.
_FIND = {
    table: f"SELECT rowid, bm25({name}, ?, 1.0) AS score FROM {name}"  # noqa: S608 - constants; values are parameters
    f" WHERE {name} MATCH ?{{narrowed}} ORDER BY score LIMIT ?"
    for table, name in _TABLES.items()
}


class SQLiteEngine:
    """The embedded engine."""

    def clear(self, table: str) -> None:
        """Empty the table."""
        self._run(f"DELETE FROM {_TABLES[table]}")  # noqa: S608 - a constant

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Write the keys of these rows."""
        values = [
            (row.entry, analysis.index_keys(row.title), analysis.index_keys(row.text))
            for row in rows
        ]
        self.remove(table, [entry for entry, _, _ in values])
        name = _TABLES[table]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {name} (rowid, title, body) VALUES (%s, %s, %s)",  # noqa: S608 - a constant
                values,
            )

    def remove(self, table: str, entries: Iterable[int]) -> None:
        """Forget these entries."""
        with connection.cursor() as cursor:
            cursor.executemany(
                f"DELETE FROM {_TABLES[table]} WHERE rowid = %s",  # noqa: S608 - a constant
                [(entry,) for entry in entries],
            )

    def settle(self, table: str) -> None:
        """Nothing: FTS5 counts and merges by itself."""

    def finish(self, table: str) -> None:
        """Merge what was written piece by piece."""
        name = _TABLES[table]
        self._run(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608 - a constant

    def find(self, table: str, ask: Ask) -> list[Hit]:
        """What matches, the best first; bm25 gives better ones lower numbers."""
        match = match_of(ask)
        if not match:
            return []
        narrowed, codes = _narrowed(ask.facets)
        sql = _FIND[table].replace("{narrowed}", narrowed)
        # The driver itself, looked up once: Django's cursor and each look through `connection`
        # would take longer than many a search does.
        database = connections[DEFAULT_DB_ALIAS]
        database.ensure_connection()
        with database.wrap_database_errors:
            rows = database.connection.execute(
                sql, [ask.title_weight, match, *codes, ask.limit]
            ).fetchall()
        return [Hit(entry, -score) for entry, score in rows]

    def _run(self, sql: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)


def match_of(ask: Ask) -> str:
    """What MATCH reads. Keys are letters and digits: nothing that is typed reaches the parser."""
    written = [" OR ".join(map(_phrase, term.phrases)) for term in ask.terms]
    match = (" AND " if ask.every else " OR ").join(f"({term})" for term in written if term)
    return f"title : ({match})" if ask.titles and match else match


def _phrase(phrase: analysis.Phrase) -> str:
    return f'"{" ".join(phrase.keys)}"{"*" if phrase.prefix else ""}'


def _narrowed(facets: Mapping[str, tuple[str, ...]]) -> tuple[str, list[str]]:
    sql, values = "", []
    for facet, codes in facets.items():
        marks = ", ".join("?" * len(codes))
        sql += (
            " AND rowid IN (SELECT entry_id FROM search_entryterm"  # noqa: S608 - constants
            f" WHERE facet = ? AND code IN ({marks}))"
        )
        values += [facet, *codes]
    return sql, values
