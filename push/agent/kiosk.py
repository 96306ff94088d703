"""The screen's own web server, for the browser on this machine and nobody else.

It serves the verified store and nothing else, on 127.0.0.1, and takes word of what was seen only
from a page it made itself.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

from .agent import Agent
from .cards import card, in_language, is_alone, page
from .liveset import Showing, showing
from .script import plain
from .seen import Seen
from .words import LANGUAGES, WORDS, day, today

STATIC = Path(__file__).parent / "static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
#: No word of anything for this long: the screen says that it is cut off.
CUT_OFF_AFTER = 600


class Kiosk(ThreadingHTTPServer):
    """Serves until `shutdown`."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int, agent: Agent) -> None:
        self.agent = agent
        self.seen = Seen(agent.station.receipts)
        self._static = {path.name: path.read_bytes() for path in STATIC.iterdir()}
        super().__init__(("127.0.0.1", port), _Request)
        self.hosts = {f"{name}:{self.server_port}" for name in ("127.0.0.1", "localhost")}

    def showing(self) -> list[Showing]:
        """What may be on the screen at this moment, read again from the disk."""
        live, station = self.agent.sync.live, self.agent.station
        if live is None or station.memory.wiped:
            return []
        return showing(live, station.memory, station.store, station.now)

    def round(self) -> dict[str, Any]:
        """The state, and leave to say once of each item that it has been seen."""
        shown = self.showing()
        loop = self.seen.begin({one.item.id: one.item.object for one in shown})
        return {**self.state(shown), "loop": loop}

    def state(self, shown: list[Showing]) -> dict[str, Any]:
        """What the page needs to know every few seconds."""
        mode = self._mode(shown)
        items = [{"id": one.item.id, "language": one.article.language} for one in shown]
        code = self.agent.status.code
        return {
            "mode": mode,
            "items": items,
            "code": {"user": code.user_code, "fingerprint": code.fingerprint} if code else None,
            "frame": {language: self._frame(language) for language in LANGUAGES},
            "language": self.agent.station.memory.language,
        }

    def card(self, item: str) -> str | None:
        """One item's HTML, if it may still be shown."""
        shown = self.showing()
        for one in shown:
            if one.item.id == item:
                return card(one, self.agent.station.store.has, alone=is_alone(one, shown))
        return None

    def picture(self, digest: str) -> tuple[str, bytes] | None:
        """A picture of something that may be shown, and its type."""
        for one in self.showing():
            for media in one.item.media:
                if media.sha256 == digest:
                    data = self.agent.station.store.read(digest)
                    return None if data is None else (media.mime, data)
        return None

    def static(self, name: str) -> tuple[str, bytes] | None:
        """A file of the page itself, and its type."""
        data = self._static.get(name)
        return None if data is None else (_TYPES[Path(name).suffix], data)

    def _mode(self, shown: list[Showing]) -> str:
        memory, status = self.agent.station.memory, self.agent.status
        if memory.wiped:
            return "wiped"
        if not memory.enrolled:
            return "enrol" if status.code else "connecting"
        if shown:
            return "play"
        return "lapsed" if self._lapsed() else "empty"

    def _lapsed(self) -> bool:
        live = self.agent.sync.live
        return live is not None and live.lapsed(self.agent.station.now)

    def _frame(self, language: str) -> dict[str, str]:
        """The lines around the card in one language, as HTML."""
        memory = self.agent.station.memory
        lines = {
            "station": in_language(memory.name, language),
            "today": today(datetime.now(UTC), language),
            "notice": self._notice(language),
            "updated": "",
        }
        if memory.signed:
            updated = day(datetime.fromtimestamp(memory.signed, UTC), language)
            lines["updated"] = f"{WORDS['updated'][language]} {updated}"
        return {key: str(plain(text, language)) for key, text in lines.items()}

    def _notice(self, language: str) -> str:
        live, station = self.agent.sync.live, self.agent.station
        if live is not None and station.now >= live.head.expires:
            return WORDS["stale"][language]
        quiet = time.time() - self.agent.status.reached > CUT_OFF_AFTER
        if station.memory.enrolled and self.agent.status.failures and quiet:
            return WORDS["offline"][language]
        return ""


class _Request(BaseHTTPRequestHandler):
    server_version, sys_version = "kepu-kiosk", ""
    protocol_version = "HTTP/1.1"
    timeout = 30

    @property
    def kiosk(self) -> Kiosk:
        return cast(Kiosk, self.server)

    def do_GET(self) -> None:
        if not self._from_here():
            return
        path = self.path.split("?", 1)[0]
        fixed: dict[str, Callable[[], tuple[str, bytes] | None]] = {
            "/": self._page,
            "/state": lambda: _json(self.kiosk.state(self.kiosk.showing())),
            "/round": lambda: _json(self.kiosk.round()),
        }
        if path in fixed:
            self._answer(fixed[path]())
            return
        folder, _, name = path.lstrip("/").partition("/")
        folders: dict[str, Callable[[str], tuple[str, bytes] | None]] = {
            "static": self.kiosk.static,
            "o": self.kiosk.picture,
            "card": self._card,
        }
        self._answer(folders[folder](name) if folder in folders else None)

    def do_POST(self) -> None:
        if not self._from_here():
            return
        length = self.headers.get("Content-Length", "")
        if self.path != "/displayed" or not length.isdigit() or int(length) > 1000:
            self.close_connection = True
            self._send(404, "text/plain", b"")
            return
        body = self.rfile.read(int(length))
        token = self.headers.get("X-Kepu-Page", "")
        if not self.kiosk.seen.knows(token):
            self._send(403, "text/plain", b"")
            return
        self._send(204 if self.kiosk.seen.take(token, body) else 409, "text/plain", b"")

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the browser asks every few seconds."""

    def _from_here(self) -> bool:
        # A page elsewhere may have had its name pointed at this address.
        if self.headers.get("Host") in self.kiosk.hosts:
            return True
        self.close_connection = True
        self._send(421, "text/plain", b"")
        return False

    def _page(self) -> tuple[str, bytes]:
        html = page(token=self.kiosk.seen.new_page(), words=WORDS)
        return "text/html; charset=utf-8", html.encode()

    def _card(self, item: str) -> tuple[str, bytes] | None:
        html = self.kiosk.card(item)
        return None if html is None else ("text/html; charset=utf-8", html.encode())

    def _answer(self, found: tuple[str, bytes] | None) -> None:
        if found is None:
            self._send(404, "text/plain", b"")
        else:
            self._send(200, *found)

    def _send(self, status: int, mime: str, body: bytes) -> None:
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", mime)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _json(answer: dict[str, Any]) -> tuple[str, bytes]:
    return "application/json", json.dumps(answer, ensure_ascii=False).encode()
