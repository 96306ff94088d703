"""One number that all processes of a host see: who has committed a change rings, all hear at once.

On PostgreSQL a notification takes a moment to arrive; until a release returns, every process here
must know. A random number instead of a count: a ring that another one overwrites is still heard.
"""

import mmap
import secrets
from pathlib import Path


class Bell:
    """A number in a small file in shared memory."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Never replaced or cut: others look at the same pages of memory.
        with path.open("a+b") as file:
            if path.stat().st_size < mmap.PAGESIZE:
                file.truncate(mmap.PAGESIZE)
            self._numbers = memoryview(mmap.mmap(file.fileno(), mmap.PAGESIZE)).cast("Q")

    def ring(self) -> None:
        """Let every process of this host ask again."""
        self._numbers[0] = secrets.randbits(64)

    def heard(self) -> int:
        """A number that is another one after each ring."""
        return self._numbers[0]
