"""How the server asks the signer. Safe to share between threads, and across a fork."""

from __future__ import annotations

import json
import os
import socket
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from push.documents import Command
from push.documents.canonical import decode_base64url


class SignerUnavailable(Exception):
    """The signer (or its database) cannot be reached now; worth trying again later."""


class SignerRefused(Exception):
    """The signer will not sign this; trying again changes nothing. `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class SignedKeys:
    """The key list as stations fetch it, and the root they pin (`root_public` in base64url)."""

    envelope: bytes
    root_kid: str
    root_public: str
    embedded: bool


class SignerClient:
    """A connection per thread, kept open, made again when the signer has restarted."""

    def __init__(self, socket_path: str | Path, timeout: float = 5.0) -> None:
        self._path = str(socket_path)
        self._timeout = timeout
        self._local = threading.local()

    def head(
        self,
        station: str,
        *,
        seq: int,
        nonce: str,
        manifest: str,
        deny: str,
        command: Command = Command.NONE,
    ) -> bytes:
        """A head's envelope, signed now; an empty nonce makes one to carry on a stick."""
        wanted = {"station": station, "seq": seq, "nonce": nonce, "command": command.value}
        answer = self._ask({"op": "head", "manifest": manifest, "deny": deny, **wanted})
        return decode_base64url(answer["envelope"])

    def attest(self, object_bytes: bytes) -> str:
        """The approval of this article object, as text for a manifest item."""
        return str(self._ask({"op": "attest", "object": object_bytes.decode()})["envelope"])

    def keys(self) -> SignedKeys:
        """The current key list and the root's public key."""
        answer = self._ask({"op": "keys"})
        return SignedKeys(
            envelope=decode_base64url(answer["envelope"]),
            root_kid=answer["root"]["kid"],
            root_public=answer["root"]["public"],
            embedded=answer["embedded"],
        )

    def ping(self) -> bool:
        """True; raises SignerUnavailable when nobody answers."""
        return bool(self._ask({"op": "ping"})["ok"])

    def close(self) -> None:
        """Closes this thread's connection."""
        connection = getattr(self._local, "connection", None)
        self._local.connection = None
        if connection is not None:
            connection.close()

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        line = json.dumps(request).encode() + b"\n"
        try:
            answer = self._exchange(line)
        except TimeoutError as error:
            self.close()
            raise SignerUnavailable("the signer does not answer") from error
        except (OSError, ValueError) as error:
            self.close()
            raise SignerUnavailable(f"{type(error).__name__}: {error}") from error
        if "refused" in answer:
            raise SignerRefused(str(answer["refused"]))
        if not answer.get("ok"):
            raise SignerUnavailable(str(answer.get("unavailable", "no answer")))
        return answer

    def _exchange(self, line: bytes) -> dict[str, Any]:
        """Every operation may be repeated, so a connection found dead is made once more."""
        connection = self._kept()
        if connection is not None:
            try:
                return connection.exchange(line)
            except TimeoutError:
                raise
            except (ConnectionError, EOFError):
                self.close()
        self._local.connection = connection = _Connection(self._path, self._timeout)
        return connection.exchange(line)

    def _kept(self) -> _Connection | None:
        connection: _Connection | None = getattr(self._local, "connection", None)
        if connection is not None and connection.pid != os.getpid():
            self._local.connection = connection = None
        return connection


class _Connection:
    def __init__(self, path: str, timeout: float) -> None:
        self.pid = os.getpid()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(timeout)
        try:
            self._socket.connect(path)
        except OSError:
            self._socket.close()
            raise
        self._file = self._socket.makefile("rb")

    def exchange(self, line: bytes) -> dict[str, Any]:
        self._socket.sendall(line)
        answer = self._file.readline()
        if not answer.endswith(b"\n"):
            raise ConnectionResetError("the signer closed the connection")
        decoded = json.loads(answer)
        if not isinstance(decoded, dict):
            raise ValueError("the signer's answer is not an object")
        return decoded

    def close(self) -> None:
        self._file.close()
        self._socket.close()
