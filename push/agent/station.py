"""What a station has on its disk, and what time it is there."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from push.documents import Head

from .home import Home
from .memory import Memory
from .receipts import Receipts
from .store import Store

#: Time without a word from the server is noted in such steps; a power cut loses less than one.
AGE_STEP = 900


@dataclass
class Station:
    """Everything one station has: its directory, its memory, its store, its receipts.

    `clock` gives Unix seconds and may be wrong; `running` only grows, and is never set back.
    """

    home: Home
    memory: Memory
    store: Store
    receipts: Receipts
    clock: Callable[[], float] = time.time
    running: Callable[[], float] = time.monotonic
    _since: float = field(init=False)

    def __post_init__(self) -> None:
        self._since = self.running()

    @property
    def now(self) -> int:
        """Unix seconds by the clock, but no earlier than the last signed time and our run since."""
        memory = self.memory
        return max(int(self.clock()), memory.signed + memory.alone + self._unsaved)

    def age(self) -> None:
        """Keeps on disk how long we have run since the last head: after a power cut a clock
        without a battery starts anew, and what was called back must still end some day."""
        if self._unsaved >= AGE_STEP:
            self.memory.alone += self._unsaved
            self._since = self.running()
            self.memory.save()

    def met(self, head: Head) -> None:
        """Remembers a head that was believed: we are no longer alone."""
        self.memory.alone, self._since = 0, self.running()
        self.memory.advance(head.seq, head.issued)

    def wipe(self) -> None:
        """Deletes everything that was sent to this station; it keeps its key, root and seq."""
        self.home.current.unlink(missing_ok=True)
        self.store.keep_only(set())
        self.receipts.clear()

    @property
    def _unsaved(self) -> int:
        return int(self.running() - self._since)
