"""A page is what the database answered: its queries and a digest of their rows are kept with it.

As long as the same questions get the same answers, making the page again would give the same page.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, close_old_connections, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from .tables import FOLLOWS

_WORD = re.compile(r"\w+")
_CLOCK = re.compile(
    r"\b(now|random|date|datetime|strftime|julianday|unixepoch|\w+_timestamp|current_date)\b", re.I
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([ T]\d\d:.*)?")
#: Statements that neither ask nor change anything.
_SILENT = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


class Query:
    """A question, and a digest of the rows that were read of its answer."""

    __slots__ = ("params", "rows", "sql")

    def __init__(self, sql: str, params: Any) -> None:
        # The same few statements stand behind thousands of pages.
        self.sql, self.params = sys.intern(sql), params
        self.rows = blake2b(digest_size=16)

    def timeless(self) -> bool:
        """Whether the answer depends on nothing but the tables."""
        if _CLOCK.search(self.sql):
            return False
        return not any(_is_moment(value) for value in self.params or ())

    def tables(self, known: frozenset[str]) -> frozenset[str]:
        """Which of the `known` tables it names. Rather one too many than one too few."""
        words = known.intersection(_WORD.findall(self.sql))
        return frozenset(FOLLOWS.get(name, name) for name in words)

    def answered(self, known: frozenset[str]) -> "Answered":
        """What is worth keeping of it."""
        digest = self.rows.digest()
        return Answered(self.sql, self.params, digest, self.tables(known), self.timeless())

    def feed(self, rows: Any) -> None:
        """Take note of rows that were read."""
        for row in rows:
            self.rows.update(repr(row).encode())


class Answered(NamedTuple):
    """A question and the digest of its answer."""

    sql: str
    params: tuple[Any, ...] | None
    digest: bytes
    tables: frozenset[str]
    timeless: bool


def still(answered: list[Answered]) -> bool:
    """Ask again, in order: are the answers the same? What was asked with a time may not be."""
    if not all(each.timeless for each in answered):
        return False
    close_old_connections()
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        return all(_again(cursor, each) == each.digest for each in answered)


def _again(cursor: Any, answered: Answered) -> bytes:
    query = Query(answered.sql, answered.params)
    cursor.execute(answered.sql, answered.params)
    query.feed(cursor.fetchall())
    return query.rows.digest()


class Recording:
    """What one render has asked, and how long it says that its page is true."""

    def __init__(self) -> None:
        self.queries: list[Query] = []
        self.until: float | None = None
        #: It has written, or asked in a way that cannot be asked again.
        self.spoilt = False

    def ends(self, moment: float) -> None:
        """The page is not true after `moment`."""
        self.until = moment if self.until is None else min(self.until, moment)

    def asks(self, sql: Any, params: Any) -> Query | None:
        """Take note of a statement; the query to feed with its rows."""
        text = str(sql).lstrip()
        first = text[:9].upper()
        if not first.startswith("SELECT") or (params and not isinstance(params, tuple | list)):
            self.spoilt = self.spoilt or not first.startswith(_SILENT)
            return None
        query = Query(text, tuple(params) if params is not None else None)
        self.queries.append(query)
        return query

    def answered(self, known: frozenset[str]) -> list[Answered]:
        """Everything that was asked, with the tables of `known` that each question names."""
        return [query.answered(known) for query in self.queries]


class RecordingCursor(CursorWrapper):
    """Django's cursor that writes down what is asked and answered."""

    def __init__(self, cursor: Any, db: BaseDatabaseWrapper, recording: Recording) -> None:
        super().__init__(cursor, db)
        self.recording, self.query = recording, Query("", None)

    def execute(self, sql: Any, params: Any = None) -> Any:
        self.query = self.recording.asks(sql, params) or Query("", None)
        return super().execute(sql, params)

    def executemany(self, sql: Any, param_list: Any) -> Any:
        self.recording.spoilt = True
        return super().executemany(sql, param_list)

    def callproc(self, *args: Any, **kwargs: Any) -> Any:
        self.recording.spoilt = True
        return super().callproc(*args, **kwargs)

    def fetchone(self) -> Any:
        with self.db.wrap_database_errors:
            row = self.cursor.fetchone()
        self.query.feed([row] if row is not None else [])
        return row

    def fetchmany(self, *args: Any) -> Any:
        with self.db.wrap_database_errors:
            rows = self.cursor.fetchmany(*args)
        self.query.feed(rows)
        return rows

    def fetchall(self) -> Any:
        with self.db.wrap_database_errors:
            rows = self.cursor.fetchall()
        self.query.feed(rows)
        return rows

    def __iter__(self) -> Iterator[Any]:
        for row in super().__iter__():
            self.query.feed([row])
            yield row


@contextmanager
def recorded() -> Iterator[Recording]:
    """Everything this thread asks the database inside is in the recording."""
    recording = Recording()
    connection = connections[DEFAULT_DB_ALIAS]

    def make_cursor(cursor: Any) -> RecordingCursor:
        return RecordingCursor(cursor, connection, recording)

    before = vars(connection).get("make_cursor")
    vars(connection)["make_cursor"] = make_cursor
    try:
        yield recording
    finally:
        del vars(connection)["make_cursor"]
        if before:
            vars(connection)["make_cursor"] = before


def _is_moment(value: Any) -> bool:
    return hasattr(value, "isoformat") or (
        isinstance(value, str) and bool(_MOMENT.fullmatch(value))
    )
