"""An answer that is whole by a moment agreed beforehand, however slowly its bytes come."""

from __future__ import annotations

import io
import socket
import time
from http.client import HTTPResponse
from typing import Any

#: No link we serve is slower than this (bytes a second); who is, is holding us up.
SLOWEST = 2048
#: What any answer may take beside its bytes: the server's thinking, a round trip by satellite.
GRACE = 60.0


def patience(size: int) -> float:
    """Seconds within which `size` bytes come over the worst honest link."""
    return GRACE + size / SLOWEST


class PunctualResponse(HTTPResponse):
    """Raises TimeoutError once `deadline` (of the monotonic clock) is past, headers included.

    A time-out for each read alone is no bound: a byte every few seconds never exceeds it.
    """

    def __init__(self, sock: socket.socket, *arguments: Any, deadline: float, **more: Any) -> None:
        super().__init__(sock, *arguments, **more)
        self.fp = io.BufferedReader(_Punctual(sock, self.fp.detach(), deadline))


class _Punctual(io.RawIOBase):
    def __init__(self, sock: socket.socket, raw: io.RawIOBase, deadline: float) -> None:
        self._socket, self._raw, self._deadline = sock, raw, deadline
        self._each = sock.gettimeout() or GRACE

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer comes too slowly")
        self._socket.settimeout(min(self._each, left))
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()
