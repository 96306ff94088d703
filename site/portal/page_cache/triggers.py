"""The database tells which table has changed: on SQLite by counting, on PostgreSQL by NOTIFY.

So it holds for `QuerySet.update`, for SQL by hand and for a process that dies after its commit.
Put in place after every `migrate`, like the locks (content.record.triggers says why).
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from content.record.triggers import changed

from .tables import WATCHED, Watched

COUNTERS = "kepu_page_change"
COUNTED = f"SELECT name, n FROM {COUNTERS}"  # noqa: S608 - a constant of this module
CHANNEL = "kepu_page_change"


def install(connection: BaseDatabaseWrapper) -> None:
    """Watch every table that exists, replacing what was there. Safe to run again."""
    tables = set(connection.introspection.table_names())
    write = {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]
    with connection.cursor() as cursor:
        for statement in _FOUNDATIONS[connection.vendor]:
            cursor.execute(statement)
        for table in WATCHED:
            if table.name in tables:
                shown = ""
                if table.but_not:
                    columns = connection.introspection.get_table_description(cursor, table.name)
                    shown = changed(c.name for c in columns if c.name not in table.but_not)
                for statement in write(table, shown):
                    cursor.execute(statement)


def unwatched(connection: BaseDatabaseWrapper) -> set[str]:
    """The tables that should be watched and are not: pages that read them must not be kept."""
    with connection.cursor() as cursor:
        cursor.execute(_INSTALLED[connection.vendor])
        found = {name for (name,) in cursor.fetchall()}
    return {
        table.name
        for table in WATCHED
        if not {f"{trigger}_{table.name}" for trigger in _TRIGGERS[connection.vendor]} <= found
    }


_FOUNDATIONS = {
    "sqlite": [
        f"CREATE TABLE IF NOT EXISTS {COUNTERS} (name TEXT PRIMARY KEY, n INTEGER NOT NULL)"
        " WITHOUT ROWID"
    ],
    "postgresql": [
        f"CREATE OR REPLACE FUNCTION {CHANNEL}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN"
        f" PERFORM pg_notify('{CHANNEL}', TG_TABLE_NAME); RETURN NULL; END $body$"
    ],
}
_INSTALLED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}
_TRIGGERS = {
    "sqlite": ("kepu_page_insert", "kepu_page_update", "kepu_page_delete"),
    "postgresql": ("kepu_page_change", "kepu_page_update"),
}


def _sqlite(table: Watched, shown: str) -> Iterator[str]:
    for event in ("INSERT", "UPDATE", "DELETE"):
        name = f"kepu_page_{event.lower()}_{table.name}"
        when = f"WHEN {shown}" if shown and event == "UPDATE" else ""
        count = (
            f"INSERT INTO {COUNTERS} (name, n) VALUES ('{table.name}', 1)"  # noqa: S608 - constants
            " ON CONFLICT (name) DO UPDATE SET n = n + 1"
        )
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"CREATE TRIGGER {name} AFTER {event} ON {table.name} {when} BEGIN {count}; END"


def _postgresql(table: Watched, shown: str) -> Iterator[str]:
    each = f"FOR EACH ROW WHEN ({shown})" if shown else "FOR EACH STATEMENT"
    events = {"change": "INSERT OR DELETE OR TRUNCATE", "update": "UPDATE"}
    for kind, event in events.items():
        name = f"kepu_page_{kind}_{table.name}"
        how = each if kind == "update" else "FOR EACH STATEMENT"
        yield f"DROP TRIGGER IF EXISTS {name} ON {table.name}"
        yield (
            f"CREATE TRIGGER {name} AFTER {event} ON {table.name} {how}"
            f" EXECUTE FUNCTION {CHANNEL}()"
        )
