"""The server's station API, over HTTP, by the standard library alone."""

from __future__ import annotations

import json
import ssl
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any, cast
from urllib.parse import urlsplit

from . import VERSION
from .deadlines import PunctualResponse, patience

#: No answer but an object is longer than this.
MAX_ANSWER = 256 * 1024


class HubError(Exception):
    """The server cannot be reached (`status` is 0) or says no."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(f"{status} {detail}" if status else detail)
        self.status = status


class Hub:
    """Speaks to one server. `token` is sent where one is needed, once it has been set."""

    def __init__(self, url: str, timeout: float = 20.0) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{url} is not an http(s) address")
        self._host, self._port = parts.hostname, parts.port
        self._base = parts.path.rstrip("/")
        self._timeout = timeout
        self._tls = ssl.create_default_context() if parts.scheme == "https" else None
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
    def object(self, digest: str, start: int, most: int) -> Iterator[HTTPResponse]:
        """An object's bytes from `start` on, if the server will (see the status).

        Reading raises TimeoutError when `most` bytes would long have come over a poor link.
        """
        headers = {"Range": f"bytes={start}-"} if start else {}
        with self._open(f"/o/{digest}", headers=headers, most=most) as response:
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
        self,
        path: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
        *,
        most: int = MAX_ANSWER,
    ) -> Iterator[HTTPResponse]:
        sent = {"User-Agent": f"kepu-agent/{VERSION}", "Accept": "*/*", **(headers or {})}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        data = None
        if body is not None:
            data, sent["Content-Type"] = json.dumps(body).encode(), "application/json"
        with closing(self._connection(patience(most))) as connection:
            try:
                method = "GET" if data is None else "POST"
                sent["Connection"] = "close"
                connection.request(method, self._base + path, data, sent)
                response = connection.getresponse()
            except (OSError, HTTPException, ValueError) as error:
                raise HubError(0, f"{path}: {type(error).__name__}: {error}") from error
            # What happens while the answer is read is told by whoever reads it.
            with response:
                # A redirect is no answer: it is a captive portal's welcome.
                if response.status >= 300:
                    raise HubError(response.status, f"{path}: {_problem(response)}")
                yield response

    def _connection(self, seconds: float) -> HTTPConnection:
        """To this server alone, by no proxy; its answer is whole within so many seconds."""
        if self._tls is None:
            connection = HTTPConnection(self._host, self._port, timeout=self._timeout)
        else:
            connection = HTTPSConnection(
                self._host, self._port, timeout=self._timeout, context=self._tls
            )
        deadline = time.monotonic() + seconds
        # Whatever makes a response will do (typeshed wants a class).
        punctual = partial(PunctualResponse, deadline=deadline)
        connection.response_class = cast(type[HTTPResponse], punctual)
        return connection


def _whole(response: HTTPResponse) -> bytes:
    """The answer, or as much of it as any honest answer has."""
    try:
        return response.read(MAX_ANSWER)
    except (OSError, HTTPException) as error:
        raise HubError(0, f"the link broke: {type(error).__name__}") from error


def _problem(response: HTTPResponse) -> str:
    """The title of a problem document, or the status line's words."""
    try:
        return str(json.loads(response.read(MAX_ANSWER))["title"])[:200]
    except (ValueError, KeyError, TypeError, OSError, HTTPException):
        return response.reason[:200]
