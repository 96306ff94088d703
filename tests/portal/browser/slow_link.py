"""A link between a phone and the site that can be made to hang."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

CHUNK = 65536


@dataclass
class SlowLink:
    """Listens at `address` and passes on to the site what it gets, while it does not hang."""

    site_port: int
    door: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    moving: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.door.getsockname()[1]}"

    def hang(self) -> None:
        """Keep back whatever a browser asks from now on."""
        self.moving.clear()

    def move(self) -> None:
        """Pass on what waits, and what comes."""
        self.moving.set()

    def serve(self) -> None:
        """Take browsers in until the door is closed."""
        with suppress(OSError):
            while True:
                browser, _ = self.door.accept()
                site = socket.create_connection(("127.0.0.1", self.site_port))
                for one, other in ((browser, site), (site, browser)):
                    threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(CHUNK):
                self.moving.wait()
                other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)


@contextmanager
def slow_link(site_port: int) -> Iterator[SlowLink]:
    """A link that moves at first; it is gone at the end."""
    link = SlowLink(site_port)
    link.move()
    threading.Thread(target=link.serve, daemon=True).start()
    try:
        yield link
    finally:
        link.move()
        link.door.close()
