"""Has anything that public pages show changed? Asked at every request, so it costs microseconds."""

import sqlite3
import threading
from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from .commits import mark_of
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
    """SQLite's own mark moves with every commit of anybody; then the counters are read.

    Each thread has a connection of its own: one that several threads share may answer from a
    snapshot that another of them holds open. It never writes, so every commit is somebody else's.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._mine = threading.local()

    @cached_property
    def _mark(self) -> Callable[[], object] | None:
        return mark_of(self._path)

    def state(self) -> State:
        """Read from the file at this moment."""
        mine = self._mine
        try:
            mark = mine.look()
        except AttributeError:
            self._begin(mine)
            mark = mine.look()
        if mark != mine.mark:
            # The mark was read first: a commit in between is noticed by the next request.
            mine.state = _state(mine.ask(COUNTED).fetchall())
            mine.mark = mark
        return mine.state

    def _begin(self, mine: threading.local) -> None:
        mine.ask = sqlite3.connect(
            self._path, isolation_level=None, check_same_thread=False, timeout=20
        ).execute
        mine.mark = None
        mine.look = self._mark or (lambda: mine.ask("PRAGMA data_version").fetchone())


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
