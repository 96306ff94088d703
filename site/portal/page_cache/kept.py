"""A finished page: its bytes, plain and compressed, its headers, and what it depends on."""

import gzip
import re
import time
from collections.abc import Callable
from hashlib import blake2b
from typing import Any, NamedTuple

from .recording import Answered, still
from .watching import State

Headers = list[tuple[str, str]]
StartResponse = Callable[[str, Headers], Any]

KEPT_STATUSES = ("200", "301", "410")
#: Browsers ask every time; a cache in front may answer for a second without asking.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, must-revalidate"
NOTHING: list[bytes] = []
_OURS = {
    "cache-control",
    "content-length",
    "etag",
    "vary",
    "expires",
    "last-modified",
    "connection",
}
_GZIP = re.compile(r"(?:^|,)\s*gzip\s*(?:;\s*q=(?P<q>[\d.]+))?\s*(?:,|$)", re.I)
_REFUSED = {"0", "0.", "0.0", "0.00", "0.000"}


class Answer(NamedTuple):
    """What Django said."""

    status: str
    headers: Headers
    body: bytes

    def send(self, environ: dict[str, Any], start_response: StartResponse) -> list[bytes]:
        """To the reader, as it is."""
        start_response(self.status, self.headers)
        return [self.body] if environ["REQUEST_METHOD"] == "GET" else []

    def may_be_kept(self) -> bool:
        """Whether every reader would get the same: no cookie, not private, varying by nothing."""
        said = {name.lower(): value.lower() for name, value in self.headers}
        varies = {word.strip() for word in said.get("vary", "").split(",")}
        private = re.search(r"private|no-store", said.get("cache-control", ""))
        return (
            self.status[:3] in KEPT_STATUSES
            and "set-cookie" not in said
            and "content-encoding" not in said
            and not private
            and varies <= {"", "accept-encoding"}
        )

    def cache_control(self) -> str:
        """What others may do with it: as the view says when it makes it public, else as ours."""
        said = [value for name, value in self.headers if name.lower() == "cache-control"]
        return said[0] if said and "public" in said[0] else CACHE_CONTROL


class Variant:
    """The page in one encoding, ready to send."""

    __slots__ = ("body", "etag", "headers", "unchanged")

    def __init__(self, headers: Headers, body: bytes, encoding: str, *, control: str) -> None:
        self.etag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
        self.unchanged = [
            ("Cache-Control", control),
            ("ETag", self.etag),
            ("Vary", "Accept-Encoding"),
        ]
        more = [("Content-Encoding", encoding)] if encoding else []
        length = ("Content-Length", str(len(body)))
        self.headers = [*headers, *self.unchanged, *more, length]
        self.body = [body]


class Page:
    """One address, ready to send as long as it is true."""

    __slots__ = (
        "_answered",
        "_control",
        "_headers",
        "_packed",
        "_plain",
        "_status",
        "_tables",
        "_until",
        "seen",
        "size",
        "used",
    )

    def __init__(
        self, answer: Answer, answered: list[Answered], *, state: State, until: float | None = None
    ) -> None:
        headers = [(n, v) for n, v in answer.headers if n.lower() not in _OURS]
        body, control = answer.body, answer.cache_control()
        self._status = answer.status
        self._plain = Variant(headers, body, "", control=control)
        self._packed: Variant | None = None
        self._headers, self._control = headers, control
        self._answered, self._until = answered, until
        self._tables = frozenset[str]().union(*(each.tables for each in answered))
        self.seen = state
        # Packed it is smaller than plain, or is not kept.
        self.size = 2 * len(body) + 1000 + 300 * len(answered)
        self.size += sum(len(repr(each.params)) for each in answered)
        self.used = False

    def untouched(self, state: State) -> bool:
        """Whether it is true without a question: nothing public has changed, its time not over."""
        over = self._until is not None and time.time() >= self._until
        return not over and self.seen.total == state.total

    def true_at(self, state: State) -> bool:
        """Whether making it again would give the same page. Costs queries only after a change."""
        if self._until is not None and time.time() >= self._until:
            return False
        seen = self.seen
        if seen.total == state.total:
            return True
        counts, before = state.counts, seen.counts
        touched = {name for name in self._tables if counts.get(name) != before.get(name)}
        if touched and not still([a for a in self._answered if not touched.isdisjoint(a.tables)]):
            return False
        self.seen = state
        return True

    def send(self, environ: dict[str, Any], start_response: StartResponse) -> list[bytes]:
        """To the reader: in the encoding asked for; nothing when they have it already."""
        asked = environ.get
        wanted, known = asked("HTTP_ACCEPT_ENCODING"), asked("HTTP_IF_NONE_MATCH")
        proxied = "HTTP_X_FORWARDED_PROTO" in environ
        status, headers, body = self.answer(wanted, known, proxied=proxied)
        start_response(status, headers)
        return body if environ["REQUEST_METHOD"] == "GET" else []

    def answer(
        self, wanted: str | None, known: str | None, *, proxied: bool
    ) -> tuple[str, Headers, list[bytes]]:
        """For who accepts the encodings `wanted` and has the versions `known` already."""
        variant = self._gzipped() if wanted and accepts_gzip(wanted) else self._plain
        if known and (variant.etag in known or known.strip() == "*"):
            status, headers, body = "304 Not Modified", variant.unchanged, NOTHING
        else:
            status, headers, body = self._status, variant.headers, variant.body
        return status, _timed(headers) if proxied else headers, body

    def _gzipped(self) -> Variant:
        """Compressed, or plain where that is shorter; made when the first reader asks for it."""
        if self._packed is None:
            body = self._plain.body[0]
            packed = gzip.compress(body, 9, mtime=0)
            shorter = len(packed) < len(body)
            self._packed = (
                Variant(self._headers, packed, "gzip", control=self._control)
                if shorter
                else self._plain
            )
        return self._packed


def accepts_gzip(header: str) -> bool:
    """Whether an Accept-Encoding header allows gzip by name."""
    found = _GZIP.search(header)
    return found is not None and found["q"] not in _REFUSED


def _timed(headers: Headers) -> Headers:
    """nginx counts whole seconds and would keep `s-maxage=1` for up to two: it gets the end itself.

    It takes this header for itself and does not pass it on.
    """
    return [*headers, ("X-Accel-Expires", f"@{int(time.time())}")]
