"""PostgreSQL tells by NOTIFY, after the commit and to every host; one thread of a process listens.

What has not been confirmed within the last second counts as unknown: then no page is answered from
memory. A lost link therefore costs renders, never truth.
"""

import logging
import select
import threading
import time
from pathlib import Path
from typing import Any

import psycopg

from .bell import Bell
from .tables import NAMES
from .triggers import CHANNEL
from .watching import State

logger = logging.getLogger(__name__)

BOUND = 1.0
PING = 0.3


class PostgresWatch:
    """Counts notifications; the bell tells of this host's own releases without delay."""

    def __init__(self, parameters: dict[str, Any], bell: Path) -> None:
        self._parameters = {
            k: v
            for k, v in parameters.items()
            if k not in {"context", "cursor_factory", "prepare_threshold"}
        }
        self._bell = Bell(bell)
        self._heard = self._bell.heard()
        self._state = State(0, dict.fromkeys(NAMES, 0))
        self._confirmed = 0.0
        self._lock = threading.Lock()
        threading.Thread(target=self._listen_for_ever, name="page-changes", daemon=True).start()

    def state(self) -> State | None:
        """What is known; None when the last confirmation is more than a second old."""
        if time.monotonic() - self._confirmed > BOUND:
            return None
        if self._bell.heard() != self._heard:
            self._ring()
        return self._state

    def _ring(self) -> None:
        with self._lock:
            heard = self._bell.heard()
            if heard != self._heard:
                self._count(NAMES)
                # Last: another thread that sees it must see the new counts as well.
                self._heard = heard

    def _count(self, names: Any) -> None:
        counts = {n: c + (n in names) for n, c in self._state.counts.items()}
        self._state = State(sum(counts.values()), counts)

    def _changed(self, note: psycopg.Notify) -> None:
        with self._lock:
            self._count({note.payload})

    def _listen_for_ever(self) -> None:
        while True:
            try:
                self._listen()
            except (psycopg.Error, OSError) as error:
                logger.warning("not listening to the database: %s", error)
            time.sleep(PING)

    def _listen(self) -> None:
        with psycopg.connect(
            **{**self._parameters, "connect_timeout": 3, "tcp_user_timeout": 3000}, autocommit=True
        ) as connection:
            connection.add_notify_handler(self._changed)
            connection.execute(f"LISTEN {CHANNEL}")
            with self._lock:
                self._count(NAMES)  # what happened while nobody listened is unknown
            while True:
                asked = time.monotonic()
                # Every notification of an earlier commit is delivered before this answer.
                connection.execute("SELECT 1")
                self._confirmed = asked
                select.select([connection.fileno()], [], [], PING)
