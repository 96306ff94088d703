"""The door of the embedded house (granian's RSGI): it waits for slow people itself.

Under WSGI a thread waits with whoever sends a form a byte at a time, or takes a film a byte at a
time: as many of them as there are threads, and nobody else is answered. In production nginx
stands in between; here a request is taken in whole before a thread is asked, a file is sent by the
server itself, and a page at hand needs no thread at all.
"""

import asyncio
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from typing import IO, Any, NamedTuple

from django.core.wsgi import get_wsgi_application

from .page_cache.kept import Headers
from .page_cache.wsgi import PageCache

#: Of the staff, who upload films; and of everybody else.
MOST_OF_STAFF, MOST = 512 * 1024 * 1024, 2 * 1024 * 1024
#: A body may take so long, and longer as it is longer: the poorest link that is worth waiting for.
PATIENCE, POOREST = 30.0, 8 * 1024
#: From one address and in all, so many may be sending at once.
EACH, ALL = 32, 512
IN_MEMORY = 1024 * 1024
_FIXED: dict[str, Any] = {
    "SCRIPT_NAME": "",
    "wsgi.errors": sys.stderr,
    "wsgi.multiprocess": False,
    "wsgi.multithread": True,
    "wsgi.run_once": False,
    "wsgi.version": (1, 0),
}


_SAFE = frozenset({"GET", "HEAD"})


class Refused(Exception):
    """What is being sent is not taken."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class File:
    """What Django hands over to be sent from the disk (`wsgi.file_wrapper`)."""

    def __init__(self, file: Any, _size: int) -> None:
        self.file = file
        self.close = file.close

    def place(self) -> tuple[str, int, int] | None:
        """Its path, first byte and the byte after the last; None when it is no plain file."""
        name = getattr(self.file, "name", None)
        if not isinstance(name, str) or not os.path.isabs(name):
            return None
        start = self.file.tell()
        end = getattr(self.file, "end", None)
        return name, start, os.stat(name).st_size if end is None else end


class Answer(NamedTuple):
    """What Django said."""

    status: int
    headers: Headers
    body: bytes
    place: tuple[str, int, int] | None = None

    def send(self, protocol: Any) -> None:
        """To the reader; granian waits for them."""
        if self.place is None:
            protocol.response_bytes(self.status, self.headers, self.body)
        else:
            protocol.response_file_range(self.status, self.headers, *self.place)


class _Start:
    """Hears status and headers (PEP 3333)."""

    status: int
    headers: Headers

    def __call__(self, status: str, headers: Headers, _trouble: Any = None) -> None:
        self.status, self.headers = int(status[:3]), headers


class Front:
    """An RSGI application around the page cache and Django."""

    def __init__(self, pages: PageCache, *, threads: int = 4) -> None:
        self._pages = pages
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="django")
        self._sending: defaultdict[str, list[asyncio.Timeout]] = defaultdict(list)

    async def __call__(self, scope: Any, protocol: Any) -> None:
        """Answer one request."""
        method = scope.method
        if method in _SAFE and self._at_hand(scope, method, protocol):
            return None
        environ = _environ(scope)
        try:
            with tempfile.SpooledTemporaryFile(IN_MEMORY) as body:
                if method not in _SAFE:
                    await self._take_in(environ, protocol, body)
                environ["wsgi.input"] = body
                loop = asyncio.get_running_loop()
                answer = await loop.run_in_executor(self._threads, partial(self._ask, environ))
        except Refused as refused:
            return _say(protocol, refused.status)
        return answer.send(protocol)

    def _at_hand(self, scope: Any, method: str, protocol: Any) -> bool:
        """Whether the page lay ready, and has been given."""
        said = scope.headers.get
        proto = said("x-forwarded-proto")
        page = self._pages.at_hand(
            said("host"), _path(scope), proto=proto, query=scope.query_string
        )
        if page is None:
            return False
        status, headers, body = page.answer(
            said("accept-encoding"), said("if-none-match"), proxied=proto is not None
        )
        whole = body[0] if body and method == "GET" else b""
        protocol.response_bytes(int(status[:3]), headers, whole)
        return True

    def _ask(self, environ: dict[str, Any]) -> Answer:
        return _called(self._pages, environ)

    async def _take_in(self, environ: dict[str, Any], protocol: Any, body: IO[bytes]) -> None:
        """The whole body, or Refused."""
        length = _length(environ)
        if not length:
            return
        try:
            async with asyncio.timeout(PATIENCE + length / POOREST) as patience:
                with self._place(environ["REMOTE_ADDR"], patience):
                    async for piece in protocol:
                        body.write(piece)
        except TimeoutError as error:
            raise Refused(HTTPStatus.REQUEST_TIMEOUT) from error
        if body.tell() != length:
            raise Refused(HTTPStatus.BAD_REQUEST)
        body.seek(0)

    @contextmanager
    def _place(self, address: str, patience: asyncio.Timeout) -> Iterator[None]:
        """A place among those who send. The first of too many from one address gives up theirs:
        behind that address there may be others, whose forms come at once."""
        if sum(map(len, self._sending.values())) >= ALL:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE)
        places = self._sending[address]
        places.append(patience)
        if len(places) > EACH and not (first := places.pop(0)).expired():
            first.reschedule(asyncio.get_running_loop().time())
        try:
            yield
        finally:
            if patience in places:
                places.remove(patience)
            if not places:
                self._sending.pop(address, None)


def _called(application: Any, environ: dict[str, Any]) -> Answer:
    start = _Start()
    parts: Iterable[bytes] = application(environ, start)
    place, body = None, b""
    try:
        place = parts.place() if isinstance(parts, File) else None
        if place is None:
            body = b"".join(parts.file if isinstance(parts, File) else parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()
    return Answer(start.status, start.headers, body, place)


def _path(scope: Any) -> str:
    """As PEP 3333 has it: each byte one letter."""
    path: str = scope.path
    return path if path.isascii() else path.encode().decode("latin-1")


def _environ(scope: Any) -> dict[str, Any]:
    """The request as PEP 3333 has it. A name with an underscore could pass for one of a proxy's."""
    host, _, port = scope.server.rpartition(":")
    environ = {
        **_FIXED,
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": _path(scope),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.file_wrapper": File,
    }
    names = set(scope.headers.keys())
    for name in names:
        if "_" not in name:
            key = name.upper().replace("-", "_")
            prefix = "" if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else "HTTP_"
            environ[prefix + key] = ",".join(scope.headers.get_all(name))
    return environ


def _length(environ: dict[str, Any]) -> int:
    """How much is being sent, or Refused: without a length, what is cut off would pass as whole."""
    if "HTTP_TRANSFER_ENCODING" in environ:
        raise Refused(HTTPStatus.LENGTH_REQUIRED)
    text = environ.get("CONTENT_LENGTH") or "0"
    most = MOST_OF_STAFF if environ["PATH_INFO"].startswith("/admin/") else MOST
    if not text.isdecimal():
        raise Refused(HTTPStatus.BAD_REQUEST)
    if len(text) > 12 or int(text) > most:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return int(text)


def _say(protocol: Any, status: HTTPStatus) -> None:
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Connection", "close")]
    protocol.response_bytes(status.value, headers, f"{status.phrase}\n".encode())


def application() -> Front:
    """What granian runs (`--factory`)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.embedded")
    return Front(PageCache(get_wsgi_application()))
