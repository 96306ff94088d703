"""The layer in front of Django: anonymous pages are answered whole, as long as they are true."""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from . import triggers
from .declarations import RECORDING, Policy, policy_of
from .kept import Answer, Headers, Page, StartResponse
from .recording import Answered, Recording, recorded
from .shelf import Shelf
from .tables import NAMES
from .watching import State, Watch, watch

Environ = dict[str, Any]
#: Host, path, what the proxy says of TLS, and the known part of the query.
Key = tuple[Any, str, Any, str]
Sender = Callable[[Environ, StartResponse], Iterable[bytes]]

logger = logging.getLogger(__name__)

#: What of a request a kept page may depend on, beside its path and its known query keys.
PASSED_ON = {
    "HTTP_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "PATH_INFO", "REMOTE_ADDR",
    "SCRIPT_NAME", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL",
}  # fmt: skip
LONGEST_QUERY = 1000
_MANY = 10_000


class Tables(NamedTuple):
    """All tables there are, and those of them that tell when they change."""

    all: frozenset[str]
    watched: frozenset[str]

    @classmethod
    def of(cls, connection: BaseDatabaseWrapper) -> "Tables":
        """As they are in this database now."""
        with connection.cursor() as cursor:
            names = connection.introspection.table_names(cursor, include_views=True)
        return cls(frozenset(names), NAMES - triggers.unwatched(connection))


class PageCache:
    """A WSGI application around Django's."""

    def __init__(self, django: Any, *, watching: Watch | None = None) -> None:
        self._django = django
        self._given = watching
        self._pages = Shelf(settings.PAGE_CACHE["pages"])
        self._queries = Shelf(settings.PAGE_CACHE["queries"])
        self._policies: dict[str, Policy | None] = {}
        self._filling: dict[Hashable, threading.Lock] = {}

    def at_hand(self, host: str | None, path: str, *, proto: str | None, query: str) -> Page | None:
        """The finished page, if nothing at all has changed since it was last asked for.

        It asks nothing of Django, so that a server may call it before it gives a thread away.
        """
        known = self._known(path, query) if query else query
        if known is None:
            return None
        key = (host, path, proto, known)
        page = self._pages.get(key) or self._queries.get(key)
        if page is None or (state := self._state()) is None or not page.untouched(state):
            return None
        page.used = True
        return page

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return self._django(environ, start_response)
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        shelf = self._pages
        if query:
            query = self._known(path, query)
            if query is None:
                return self._django(environ, start_response)
            shelf = self._queries if query else shelf
        key = (environ.get("HTTP_HOST"), path, environ.get("HTTP_X_FORWARDED_PROTO"), query)
        page = shelf.get(key)
        if page is None:
            policy = self._policy(path)
            if policy is None:
                return self._django(environ, start_response)
            shelf = self._queries if policy.many else shelf
            page = shelf.get(key)
        if page is not None and self._true(page):
            page.used = True
            return page.send(environ, start_response)
        return self._fill(shelf, key, environ)(environ, start_response)

    def _known(self, path: str, query: str) -> str | None:
        """The query without the keys that its view does not know, in one order; None: not ours."""
        policy = self._policy(path)
        if policy is None:
            return None
        given = parse_qsl(query, keep_blank_values=True) if policy.keys else []
        # Sorted by key only: of two values of a key, the last one counts.
        known = urlencode(sorted((p for p in given if p[0] in policy.keys), key=itemgetter(0)))
        return known if len(known) <= LONGEST_QUERY else None

    def _policy(self, path: str) -> Policy | None:
        try:
            return self._policies[path]
        except KeyError:
            if len(self._policies) > _MANY:
                self._policies.clear()
            self._policies[path] = policy = policy_of(path)
            return policy

    @cached_property
    def _watch(self) -> Watch:
        return self._given or watch(connections[DEFAULT_DB_ALIAS])

    @cached_property
    def _tables(self) -> Tables:
        return Tables.of(connections[DEFAULT_DB_ALIAS])

    def _true(self, page: Page) -> bool:
        state = self._state()
        try:
            return state is not None and page.true_at(state)
        except DatabaseError:
            logger.exception("the database does not answer")
            return False

    def _fill(self, shelf: Shelf, key: Key, environ: Environ) -> Sender:
        """One thread makes the page; who asks for the same one meanwhile waits for it."""
        lock = self._filling.setdefault(key, threading.Lock())
        try:
            with lock:
                page = shelf.get(key)
                if page is not None and self._true(page):
                    return page.send
                return self._make(shelf, key, environ)
        finally:
            self._filling.pop(key, None)

    def _make(self, shelf: Shelf, key: Key, environ: Environ) -> Sender:
        # Before the first query: what changes from here on is noticed at the next request.
        state = self._state()
        with recorded() as recording:
            answer = ask(self._django, anonymous(environ, query=key[3]), recording)
        answered = recording.answered(self._tables.all)
        if state is None or not self._may_be_kept(answer, recording, answered):
            shelf.drop(key)
            return answer.send
        page = Page(answer, answered, state=state, until=recording.until)
        shelf.put(key, page)
        return page.send

    def _state(self) -> State | None:
        try:
            return self._watch.state()
        except (DatabaseError, sqlite3.Error):
            logger.exception("the database does not tell what has changed")
            return None

    def _may_be_kept(self, answer: Answer, recording: Recording, answered: list[Answered]) -> bool:
        if recording.spoilt or not answer.may_be_kept():
            return False
        untold = {name for each in answered for name in each.tables} - self._tables.watched
        if untold:
            logger.warning("not kept: it reads %s", ", ".join(sorted(untold)))
            return False
        if recording.until is None:
            return all(each.timeless for each in answered)
        return recording.until > time.time()


def anonymous(environ: Environ, *, query: str) -> Environ:
    """The request as an unknown reader would make it, with nothing of its own."""
    kept = {name: value for name, value in environ.items() if name in PASSED_ON or "." in name}
    return {**kept, "REQUEST_METHOD": "GET", "QUERY_STRING": query}


def ask(django: Any, environ: Environ, recording: Recording) -> Answer:
    """Django's whole answer."""
    said: list[tuple[str, Headers]] = []
    environ[RECORDING] = recording

    def start_response(status: str, headers: Headers, _trouble: Any = None) -> None:
        said[:] = [(status, headers)]

    parts = django(environ, start_response)
    try:
        body = b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()
    status, headers = said[0]
    return Answer(status, headers, body)
