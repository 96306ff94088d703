"""The database's own refusal, for tables whose rows must not be rewritten or forged.

Installed after every `migrate`, not by a migration: on SQLite Django rebuilds a table to alter it,
which silently drops the table's own triggers, and is refused while a trigger of another table names
it. So all of ours go before a migration and come back after it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class Trigger:
    """Refuse `event` on `table` where `when` (SQL over NEW and OLD) is true, saying `message`."""

    name: str
    table: str
    event: str
    when: str
    message: str


def append_only(table: str, message: str) -> list[Trigger]:
    """Rows of `table` are added and never changed or deleted."""
    return [
        Trigger(f"kepu_{table}_{event.lower()}", table, event, "1 = 1", message)
        for event in ("UPDATE", "DELETE")
    ]


def changed(columns: Iterable[str]) -> str:
    """SQL: one of `columns` is another than before. The same in both databases."""
    same = (f"(NEW.{c} = OLD.{c} OR (NEW.{c} IS NULL AND OLD.{c} IS NULL))" for c in columns)
    # COALESCE: comparing with NULL is NULL, and that is a change too.
    return f"NOT COALESCE({' AND '.join(same)}, 1 = 0)"


def install(connection: BaseDatabaseWrapper, triggers: Iterable[Trigger]) -> None:
    """Put every trigger in place, replacing what was there. Safe to run again.

    A table that does not exist (yet) is passed over: Django also announces partial migrations.
    """
    write = _WRITERS.get(connection.vendor)
    if write is None:
        raise NotImplementedError(f"no triggers for {connection.vendor}")
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for trigger in triggers:
            if trigger.table in tables:
                for statement in write(trigger):
                    cursor.execute(statement)


def remove_all(connection: BaseDatabaseWrapper) -> list[str]:
    """Take every trigger of ours away, so that tables can be altered; answers which there were."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTS[connection.vendor])
        found = cursor.fetchall()
        for name, table in found:
            where = "" if connection.vendor == "sqlite" else f" ON {table}"
            cursor.execute(f"DROP TRIGGER {name}{where}")
    return sorted(name for name, _ in found)


_LISTS = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    r" AND name LIKE 'kepu\_%' ESCAPE '\'",
    "postgresql": "SELECT t.tgname, c.relname"
    " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
    " JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()"
    r" WHERE NOT t.tgisinternal AND t.tgname LIKE 'kepu\_%'",
}


def _sqlite(t: Trigger) -> list[str]:
    return [
        f"DROP TRIGGER IF EXISTS {t.name}",
        f"CREATE TRIGGER {t.name} BEFORE {t.event} ON {t.table} WHEN {t.when}"
        f" BEGIN SELECT RAISE(ABORT, 'kepu: {t.message}'); END",
    ]


def _postgresql(t: Trigger) -> list[str]:
    """What keeps rows from being deleted keeps the table from being emptied at one stroke too."""
    return [*_by_row(t), *(_emptied(t) if t.event == "DELETE" else ())]


def _emptied(t: Trigger) -> list[str]:
    name = f"{t.name}_all"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN"
        f" RAISE EXCEPTION 'kepu: {t.message}' USING ERRCODE = '23514'; END $body$",
        f"DROP TRIGGER IF EXISTS {name} ON {t.table}",
        f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {t.table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
    ]


def _by_row(t: Trigger) -> list[str]:
    result = "OLD" if t.event == "DELETE" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {t.name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN"
        f" IF {t.when} THEN RAISE EXCEPTION 'kepu: {t.message}' USING ERRCODE = '23514';"
        f" END IF; RETURN {result}; END $body$",
        f"DROP TRIGGER IF EXISTS {t.name} ON {t.table}",
        f"CREATE TRIGGER {t.name} BEFORE {t.event} ON {t.table}"
        f" FOR EACH ROW EXECUTE FUNCTION {t.name}()",
    ]


_WRITERS = {"sqlite": _sqlite, "postgresql": _postgresql}
