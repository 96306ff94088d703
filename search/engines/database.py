"""The engine of whichever database the site runs on."""

from functools import cache

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from .interface import Engine
from .postgres import PostgresEngine
from .sqlite import SQLiteEngine

_BY_VENDOR: dict[str, type[SQLiteEngine] | type[PostgresEngine]] = {
    "sqlite": SQLiteEngine,
    "postgresql": PostgresEngine,
}


@cache
def engine() -> Engine:
    """The engine for this database. Raises ImproperlyConfigured for one that we do not know."""
    if connection.vendor not in _BY_VENDOR:
        raise ImproperlyConfigured(
            f"Search works on SQLite and PostgreSQL, not on {connection.vendor}."
        )
    return _BY_VENDOR[connection.vendor]()
