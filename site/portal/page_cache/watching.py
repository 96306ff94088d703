"""Has anything that public pages show changed? Asked at every request, so it costs microseconds."""

import sqlite3
import threading
from typing import Any, NamedTuple, Protocol

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from .triggers import COUNTED


class State(NamedTuple):
    """How often each watched table has changed. `total` alone says whether any has."""

    total: int
    counts: dict[str, int]


class Watch(Protocol):
    """How one kind of database tells."""

    def state(self) -> State | None:
        """What has been committed until now; None when that is not known."""


class SqliteWatch:
    """SQLite's `data_version` moves with every commit of anybody else; then the counters are read.

    Each thread has a connection of its own: one that several threads share may answer from a
    snapshot that another of them holds open. It never writes, so every commit is somebody else's.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._mine = threading.local()

    def state(self) -> State:
        """Read from the file at this moment."""
        mine = self._mine
        try:
            version = mine.ask("PRAGMA data_version").fetchone()
        except AttributeError:
            connection = sqlite3.connect(
                self._path, isolation_level=None, check_same_thread=False, timeout=20
            )
            mine.ask, mine.version = connection.execute, None
            version = mine.ask("PRAGMA data_version").fetchone()
        if version != mine.version:
            # The version was read first: a commit in between is noticed by the next request.
            mine.state = _state(mine.ask(COUNTED).fetchall())
            mine.version = version
        return mine.state


class CountersWatch:
    """Asks the counters themselves every time: right, and slower. For a database in memory."""

    def state(self) -> State:
        """Read through Django's own connection."""
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(COUNTED)
            return _state(cursor.fetchall())


def watch(connection: BaseDatabaseWrapper) -> Watch:
    """The way that suits this database."""
    if connection.vendor == "postgresql":
        from .listening import PostgresWatch  # brings psycopg, which a small house never loads

        return PostgresWatch(connection.get_connection_params(), settings.PAGE_CACHE_BELL)
    name = str(connection.settings_dict["NAME"])
    in_memory = ":memory:" in name or "mode=memory" in name
    return CountersWatch() if in_memory else SqliteWatch(name)


def _state(rows: list[tuple[Any, ...]]) -> State:
    counts = dict(rows)
    return State(sum(counts.values()), counts)
