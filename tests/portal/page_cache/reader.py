"""A reader in front of the page cache, who also counts how often Django is asked."""

import io
from dataclasses import dataclass, field
from typing import Any

from django.core.wsgi import get_wsgi_application

from portal.page_cache.watching import Watch
from portal.page_cache.wsgi import PageCache


@dataclass
class Seen:
    """An answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Reader:
    """Asks for pages; `made` lists what Django has been asked for."""

    watching: Watch | None = None
    made: list[str] = field(default_factory=list)
    asked: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.django = get_wsgi_application()
        self.cache = PageCache(self._counted, watching=self.watching)

    def _counted(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.asked = environ
        query = environ["QUERY_STRING"]
        self.made.append(environ["PATH_INFO"] + (f"?{query}" if query else ""))
        return self.django(environ, start_response)

    def get(self, address: str, *, method: str = "GET", **headers: str) -> Seen:
        """Ask for an address as granian would pass it on; `accept_encoding="gzip"` and so on."""
        path, _, query = address.partition("?")
        said: list[Any] = []
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "",
            "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "testserver", "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(),
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }  # fmt: skip
        parts = self.cache(
            environ, lambda status, headers, _trouble=None: said.extend((status, headers))
        )
        body = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()
        found = {name.lower(): value for name, value in said[1]}
        return Seen(int(said[0].split()[0]), found, body)

    def makes(self, address: str, **headers: str) -> int:
        """How often Django is asked for one look at `address`."""
        before = len(self.made)
        self.get(address, **headers)
        return len(self.made) - before
