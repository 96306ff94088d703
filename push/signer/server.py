"""A Unix socket on which requests come in, one JSON object a line, and answers go out likewise."""

from __future__ import annotations

import errno
import json
import logging
import os
import socket
import socketserver
import threading
import time
from pathlib import Path
from typing import Any, cast

from push.documents import DocumentError

from .desk import Desk, Refused
from .publications import DatabaseUnavailable

#: An article object (1 MiB) in JSON quotes, with room for escapes.
MAX_LINE = 3 * 1024 * 1024
log = logging.getLogger("push.signer")


class SocketError(Exception):
    """The socket cannot be opened; the message says why."""


class SignerServer(socketserver.ThreadingUnixStreamServer):
    """Serves until `shutdown`; one thread per connection, which a client keeps open."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, path: Path, desk: Desk, mode: int = 0o600) -> None:
        self.desk = desk
        self._path = path
        self._busy = 0
        self._idle = threading.Condition()
        _clear_stale(path)
        # The mode must be right from the first moment, not after a chmod.
        before = os.umask(0o777 & ~mode)
        try:
            super().__init__(str(path), _Connection)
        except OSError as error:
            raise SocketError(f"{path}: {error.strerror or error}") from error
        finally:
            os.umask(before)
        self._inode = path.stat().st_ino

    def work(self, line: bytes) -> dict[str, Any]:
        """The answer to one line; never raises."""
        with self._idle:
            self._busy += 1
        try:
            return {"ok": True, **self.desk.answer(json.loads(line))}
        except (Refused, DocumentError) as error:
            log.warning("refused: %s", error)
            return {"ok": False, "refused": str(error)}
        except DatabaseUnavailable as error:
            log.error("database: %s", error)
            return {"ok": False, "unavailable": str(error)}
        except (ValueError, RecursionError):
            return {"ok": False, "refused": "malformed request"}
        except Exception:
            # One bad request must not end the process that every station waits for.
            log.exception("failed")
            return {"ok": False, "unavailable": "internal error"}
        finally:
            with self._idle:
                self._busy -= 1
                self._idle.notify_all()

    def close_gently(self, seconds: float = 3.0) -> None:
        """Lets the requests in hand finish, then removes the socket."""
        deadline = time.monotonic() + seconds
        with self._idle:
            while self._busy and (left := deadline - time.monotonic()) > 0:
                self._idle.wait(left)
        self.server_close()
        # Not if another signer has taken the place meanwhile.
        if self._path.exists() and self._path.stat().st_ino == self._inode:
            self._path.unlink()


class _Connection(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server = cast(SignerServer, self.server)
        try:
            while line := self.rfile.readline(MAX_LINE + 1):
                if len(line) > MAX_LINE or not line.endswith(b"\n"):
                    return
                self.wfile.write(json.dumps(server.work(line)).encode() + b"\n")
        except OSError:
            # The client has gone; it will come back if it wants anything.
            return


def _clear_stale(path: Path) -> None:
    """Removes a socket that nobody listens on; refuses to push a living signer aside."""
    if not path.exists():
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        try:
            probe.connect(str(path))
        except OSError as error:
            if error.errno != errno.ECONNREFUSED:
                raise SocketError(f"{path}: {error.strerror or error}") from error
        else:
            raise SocketError(f"{path}: another signer is running")
    path.unlink()
