"""The fingerprint, recomputed by the database itself: so that no row can say one text under the
clearance of another, whoever wrote the row.

The functions must agree with `content.pages.fingerprint.canonical_bytes`; tests hold them to it on
both databases.
"""

import json

from django.db.backends.base.base import BaseDatabaseWrapper

from content.pages.fingerprint import AROUND, digest, text_digest

_AROUND = ", ".join(f"'{name}'" for name in AROUND)
_POSTGRESQL = (
    """
    CREATE OR REPLACE FUNCTION kepu_canonical(node jsonb) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT AS $body$
    BEGIN
        CASE jsonb_typeof(node)
        WHEN 'object' THEN RETURN '{' || coalesce((
            SELECT string_agg(
                to_json(one.key)::text || ':' || kepu_canonical(one.value), ','
                ORDER BY one.key COLLATE "C")
            FROM jsonb_each(node) AS one), '') || '}';
        WHEN 'array' THEN RETURN '[' || coalesce((
            SELECT string_agg(kepu_canonical(one.value), ',' ORDER BY one.place)
            FROM jsonb_array_elements(node) WITH ORDINALITY AS one(value, place)), '') || ']';
        ELSE RETURN node::text;
        END CASE;
    END $body$
    """,
    """
    CREATE OR REPLACE FUNCTION kepu_fingerprint(content jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT AS
    $body$ SELECT encode(sha256(convert_to(kepu_canonical(content), 'UTF8')), 'hex') $body$
    """,
    f"""
    CREATE OR REPLACE FUNCTION kepu_text(content jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT AS
    $body$ SELECT kepu_fingerprint(content - ARRAY[{_AROUND}]) $body$
    """,
    """
    CREATE OR REPLACE FUNCTION kepu_said(content jsonb, name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT AS $body$ SELECT content ->> name $body$
    """,
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Give PostgreSQL its functions; they stay. SQLite gets its own with every connection."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in _POSTGRESQL:
                cursor.execute(statement)


def equip(connection: BaseDatabaseWrapper) -> None:
    """Lend this SQLite connection our own functions. One without them cannot add a row at all."""
    if connection.vendor == "sqlite":
        add = connection.connection.create_function
        add("kepu_fingerprint", 1, _fingerprint, deterministic=True)
        add("kepu_text", 1, _text, deterministic=True)
        add("kepu_said", 2, _said, deterministic=True)


def _fingerprint(content: str) -> str:
    return digest(json.loads(content))


def _text(content: str) -> str:
    return text_digest(json.loads(content))


def _said(content: str, name: str) -> str | None:
    value = json.loads(content).get(name)
    return (
        value if isinstance(value, str) or value is None else json.dumps(value, ensure_ascii=False)
    )
