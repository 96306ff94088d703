"""The server's station API, over HTTP, by the standard library alone."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPResponse
from typing import Any, cast
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from . import VERSION

#: No answer but an object is longer than this.
MAX_ANSWER = 256 * 1024


class HubError(Exception):
    """The server cannot be reached (`status` is 0) or says no."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(f"{status} {detail}" if status else detail)
        self.status = status


class _NoRedirects(HTTPRedirectHandler):
    """A captive portal's welcome page is not an answer."""

    def redirect_request(self, *_args: Any, **_more: Any) -> None:
        return None


class Hub:
    """Speaks to one server. `token` is sent where one is needed, once it has been set."""

    def __init__(self, url: str, timeout: float = 20.0) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{url} is not an http(s) address")
        self._base = url.rstrip("/")
        self._timeout = timeout
        tls = HTTPSHandler(context=ssl.create_default_context())
        self._opener = build_opener(ProxyHandler({}), tls, _NoRedirects)
        self.token = ""

    def begin_enrolment(self, public_key: str) -> dict[str, Any]:
        """Asks for a code that a person can type in."""
        wanted = {"public_key": public_key, "agent": VERSION}
        return self._json("/station/v1/enrolments", wanted)

    def enrolment(self, device_code: str) -> dict[str, Any]:
        """What has become of it; HubError 410 when it has expired or was refused."""
        return self._json(f"/station/v1/enrolments/{device_code}")

    def nonce(self) -> str:
        """A nonce to be signed for a token."""
        return str(self._json("/station/v1/nonces", {})["nonce"])

    def new_token(self, station: str, nonce: str, signature: str) -> str:
        """A bearer token; HubError 401 when this station is not (or no longer) known."""
        proof = {"station": station, "nonce": nonce, "signature": signature}
        return str(self._json("/station/v1/tokens", proof)["token"])

    def keys(self) -> bytes:
        """The key list's envelope."""
        with self._open("/station/v1/keys") as response:
            return _whole(response)

    def head(self, nonce: str, seq: int) -> bytes:
        """This station's head, signed for this nonce."""
        with self._open("/station/v1/heads", {"nonce": nonce, "seq": seq}) as response:
            return _whole(response)

    def send_receipts(self, receipts: list[dict[str, Any]]) -> dict[str, Any]:
        """Which of them were taken, and which the server knows nothing about."""
        return self._json("/station/v1/receipts", {"receipts": receipts})

    @contextmanager
    def object(self, digest: str, start: int) -> Iterator[HTTPResponse]:
        """An object's bytes from `start` on, if the server will (see the status)."""
        headers = {"Range": f"bytes={start}-"} if start else {}
        with self._open(f"/o/{digest}", headers=headers) as response:
            yield response

    def _json(self, path: str, body: Any = None) -> dict[str, Any]:
        with self._open(path, body) as response:
            data = _whole(response)
        try:
            answer = json.loads(data)
        except ValueError as error:
            raise HubError(0, f"{path}: the answer is not JSON") from error
        if not isinstance(answer, dict):
            raise HubError(0, f"{path}: the answer is not an object")
        return answer

    @contextmanager
    def _open(
        self, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> Iterator[HTTPResponse]:
        sent = {"User-Agent": f"kepu-agent/{VERSION}", "Accept": "*/*", **(headers or {})}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        data = None
        if body is not None:
            data, sent["Content-Type"] = json.dumps(body).encode(), "application/json"
        # The scheme was checked when the address was given.
        request = Request(self._base + path, data=data, headers=sent)  # noqa: S310
        try:
            response = self._opener.open(request, timeout=self._timeout)
        except HTTPError as error:
            with error:
                raise HubError(error.code, f"{path}: {_problem(error)}") from error
        except (OSError, HTTPException, ValueError) as error:
            raise HubError(0, f"{path}: {type(error).__name__}: {error}") from error
        # What happens while the answer is read is told by whoever reads it.
        with response:
            yield cast(HTTPResponse, response)


def _whole(response: HTTPResponse) -> bytes:
    """The answer, or as much of it as any honest answer has."""
    try:
        return response.read(MAX_ANSWER)
    except (OSError, HTTPException) as error:
        raise HubError(0, f"the link broke: {type(error).__name__}") from error


def _problem(error: HTTPError) -> str:
    """The title of a problem document, or the status line's words."""
    try:
        return str(json.loads(error.read(MAX_ANSWER))["title"])[:200]
    except (ValueError, KeyError, TypeError, OSError, HTTPException):
        return str(error.reason)[:200]
