"""The station at work: enrols once, then polls for ever. Nothing that goes wrong ends it."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
import traceback
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from push.documents import DocumentError

from . import liveset
from .downloads import DiskFull, Unfinished
from .enrolment import Code, ask, wait
from .hub import Hub, HubError
from .journal import say
from .station import Station
from .sync import Sync

#: However long the server has been away, we ask again within this.
LONGEST_PAUSE = 900


@dataclass
class Status:
    """What the screen and whoever looks after it may know of the last attempts."""

    code: Code | None = None
    problem: str = ""
    failures: int = 0
    reached: float = 0.0


@dataclass
class Agent:
    """Owns the loop. The kiosk page reads `status` and `sync.live` from other threads."""

    station: Station
    hub: Hub
    key: Ed25519PrivateKey
    poll: float = 60.0
    status: Status = field(default_factory=Status)
    stopping: threading.Event = field(default_factory=threading.Event)
    # Jitter keeps a thousand stations from asking in the same second; it guards nothing.
    _random: random.Random = field(default_factory=random.Random)

    def __post_init__(self) -> None:
        self.sync = Sync(self.station, self.hub, self.key)
        if self.station.memory.wiped:
            # The power may have gone in the middle of it.
            self.station.wipe()
        elif self.station.memory.enrolled:
            self.sync.live = liveset.read(
                self.station.home, self.station.memory, self.station.store
            )

    def run(self) -> None:
        """Until `stop`."""
        while not self.stopping.is_set():
            self.attempt()
            self.stopping.wait(self.pause())

    def stop(self) -> None:
        """Ends `run` soon, from any thread."""
        self.stopping.set()

    def pause(self) -> float:
        """How long until the next attempt: the poll time, and longer after each failure."""
        if not self.status.failures:
            return self.poll * self._random.uniform(0.85, 1.15)
        # Someone stands before a screen that is being enrolled, and waits.
        first = self.poll if self.station.memory.enrolled else min(self.poll, 10)
        longest = min(max(LONGEST_PAUSE, first), first * 2 ** min(self.status.failures, 10))
        return self._random.uniform(first / 2, longest)

    def attempt(self) -> None:
        """One poll (or one enrolment and its first poll); notes a failure and never raises one."""
        try:
            self.station.home.take_ballast()
            self.station.age()
            self._step()
        except Unfinished:
            # No failure: whoever brings much over a thin link asks again soon, for call-backs.
            self._reached("bringing")
        except HubError as error:
            self._failed("server" if error.status else "server_unreachable", error)
        except DocumentError as error:
            self._failed(f"refused_{error.code}", error)
        except (OSError, DiskFull, sqlite3.OperationalError) as error:
            self._failed("disk", error)
            self.station.home.ballast.unlink(missing_ok=True)
        except Exception as error:  # noqa: BLE001 — logged, with where it was
            # A mistake of ours must not darken the screen; the line says where it was.
            self._failed("mistake", error, where=traceback.format_exc(limit=-3))
        else:
            self._reached()

    def _reached(self, problem: str = "") -> None:
        self.status.problem, self.status.failures = problem, 0
        self.status.reached = time.time()

    def _failed(self, problem: str, error: Exception, **more: str) -> None:
        self.status.problem = problem
        self.status.failures += 1
        say("problem", problem=problem, detail=str(error), failures=self.status.failures, **more)

    def _step(self) -> None:
        while not self.station.memory.enrolled:
            self.status.code = ask(self.hub, self.key)
            try:
                wait(self.hub, self.status.code, self.station.memory, self.stopping.wait)
            finally:
                self.status.code = None
            if self.stopping.is_set():
                return
        self.sync.once()
        sent = self.station.receipts.send(self.hub)
        if sent:
            say("receipts_sent", count=sent)
