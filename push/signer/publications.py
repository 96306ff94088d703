"""The signer's own look at what is published: read-only SQL, no Django, no trust in the caller."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from uuid import UUID

import psycopg

from push.documents import Article

Row = tuple[Any, ...]
#: All that the signer reads: its role in the database may read nothing else (`grant_signer`).
TABLES = ("release_publication", "review_clearance")
#: One row with everything an object repeats; the clearance must be for this page and this text.
_COLUMNS = (
    "p.state, p.fingerprint, p.content, p.media, p.names, p.vouched, p.translation_key,"
    " p.released_at, c.id, c.revoked_at"
)
_QUERY = (
    f"SELECT {_COLUMNS} FROM release_publication p"  # noqa: S608 — constants, no input
    " LEFT JOIN review_clearance c ON c.page_id = p.page_id AND c.fingerprint = p.fingerprint"
    " WHERE p.uuid = "
)


class DatabaseUnavailable(Exception):
    """The database cannot be asked now; nothing is wrong with the request."""


def reader(url: str) -> Callable[[str], Row | None]:
    """How to fetch a publication by UUID from the database at `url`.

    `sqlite:////absolute/path.sqlite3` or `postgresql://…`; anything else is a ValueError.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        path = unquote(parts.path[1:])
        return lambda uuid: _from_sqlite(path, uuid)
    if parts.scheme in ("postgresql", "postgres"):
        return lambda uuid: _from_postgresql(url, uuid)
    raise ValueError("the database must be sqlite:////path or postgresql://…")


def objection(article: Article, row: Row | None) -> str | None:
    """Why this article must not be approved, or None if it is the current publication, whole."""
    if row is None:
        return "no such publication"
    state, fingerprint, content, media, names, vouched, key, released_at, clearance, revoked = row
    if state != "current":
        return f"the publication is {state}"
    if article.fingerprint != fingerprint or article.recomputed_fingerprint() != fingerprint:
        return "the fingerprint is not the publication's"
    if clearance is None:
        return "no clearance for this text"
    if revoked is not None:
        return "the clearance has been revoked"
    frozen = [_loaded(one) for one in (content, media, names, vouched)]
    if [article.content, article.media, article.names, article.vouched] != frozen:
        return "the object says something else than the publication"
    if UUID(article.translation_key) != UUID(str(key)):
        return "the translation key is not the publication's"
    if datetime.fromisoformat(article.released_at) != _moment(released_at):
        return "the time of release is not the publication's"
    return None


def _from_sqlite(path: str, uuid: str) -> Row | None:
    # Django keeps a UUID as 32 hexadecimal digits where the database has no such type.
    try:
        uri = f"file:{quote(path)}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=5)) as database:
            return database.execute(_QUERY + "?", (UUID(uuid).hex,)).fetchone()
    except sqlite3.Error as error:
        raise DatabaseUnavailable(str(error)) from error


def _from_postgresql(url: str, uuid: str) -> Row | None:
    try:
        with psycopg.connect(url, connect_timeout=5, autocommit=True) as database:
            database.read_only = True
            return database.execute(_QUERY + "%s", (UUID(uuid),)).fetchone()
    except psycopg.Error as error:
        raise DatabaseUnavailable(type(error).__name__) from error


def _loaded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _moment(value: Any) -> datetime:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
