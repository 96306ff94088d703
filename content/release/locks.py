"""The database's own refusal: triggers that hold even against `.update()`, raw SQL and loaddata.

Installed after every `migrate` (not by a migration: on SQLite Django rebuilds a table to alter it,
which silently drops its triggers; an upgrade of Wagtail may do that to `wagtailcore_page`).
"""

from django.db.backends.base.base import BaseDatabaseWrapper

#: Page types with prose, as (app label, model name). A test holds this against the models.
REVIEWED_TYPES = [("pages", "articlepage")]

_PAGE_IS_REVIEWED = "NEW.content_type_id IN (SELECT id FROM django_content_type WHERE {types})"
_HAS_CURRENT = (
    "EXISTS (SELECT 1 FROM release_publication p WHERE p.page_id = NEW.id AND p.state = 'current')"
)
_HAS_CLEARANCE = (
    "EXISTS (SELECT 1 FROM review_clearance c WHERE c.id = NEW.clearance_id"
    " AND c.page_id = NEW.page_id AND c.fingerprint = NEW.fingerprint AND c.revoked_at IS NULL)"
)
_FROZEN = [
    "id", "uuid", "page_id", "release_id", "clearance_id", "fingerprint", "translation_key",
    "language", "section", "slug", "path", "version", "title", "summary", "content", "media",
    "names", "vouched", "sample", "released_at",
]  # fmt: skip
_LEGAL_STEP = (
    "(NEW.state = OLD.state OR (OLD.state = 'current'"
    " AND NEW.state IN ('superseded', 'withdrawn')))"
)


def rules() -> list[tuple[str, str, str, str, str]]:
    """(name, table, event, condition that is refused, message) of every trigger."""
    types = " OR ".join(f"(app_label = '{a}' AND model = '{m}')" for a, m in REVIEWED_TYPES)
    reviewed = _PAGE_IS_REVIEWED.format(types=types)
    page, publication = "wagtailcore_page", "release_publication"
    return [
        ("kepu_page_born_live", page, "INSERT", f"NEW.live AND {reviewed}",
         "a reviewed page is born a draft"),
        ("kepu_page_mirror", page, "UPDATE",
         f"{reviewed} AND NEW.live <> OLD.live AND NEW.live <> {_HAS_CURRENT}",
         "live mirrors the current publication"),
        ("kepu_publication_cleared", publication, "INSERT", f"NOT {_HAS_CLEARANCE}",
         "no clearance for exactly this text"),
        ("kepu_publication_frozen", publication, "UPDATE",
         f"NOT {_LEGAL_STEP} OR {{changed}}", "a publication changes only its state, one way"),
        ("kepu_publication_kept", publication, "DELETE", "{always}",
         "a publication is withdrawn, never deleted"),
    ]  # fmt: skip


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger in place, replacing what was there. Safe to run again."""
    make = _WRITERS.get(connection.vendor)
    if make is None:
        raise NotImplementedError(f"no triggers for {connection.vendor}")
    with connection.cursor() as cursor:
        for rule in rules():
            for statement in make(*rule):
                cursor.execute(statement)


def _sqlite(name: str, table: str, event: str, when: str, message: str) -> list[str]:
    changed = " OR ".join(f"NEW.{c} IS NOT OLD.{c}" for c in _FROZEN)
    condition = when.format(changed=changed, always="1")
    return [
        f"DROP TRIGGER IF EXISTS {name}",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition}"
        f" BEGIN SELECT RAISE(ABORT, 'kepu: {message}'); END",
    ]


def _postgresql(name: str, table: str, event: str, when: str, message: str) -> list[str]:
    changed = " OR ".join(f"NEW.{c} IS DISTINCT FROM OLD.{c}" for c in _FROZEN)
    condition = when.format(changed=changed, always="TRUE")
    result = "OLD" if event == "DELETE" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN"
        f" IF {condition} THEN RAISE EXCEPTION 'kepu: {message}' USING ERRCODE = '23514';"
        f" END IF; RETURN {result}; END $body$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


_WRITERS = {"sqlite": _sqlite, "postgresql": _postgresql}
