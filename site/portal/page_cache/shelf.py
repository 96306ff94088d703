"""Where finished pages lie: a bounded number of bytes, the longest unused leave first."""

import threading
from collections.abc import Hashable

from .kept import Page


class Shelf:
    """Pages by key. Reading takes no lock; a page that was read since its last turn stays."""

    def __init__(self, most: int) -> None:
        self._most, self._bytes = most, 0
        self._pages: dict[Hashable, Page] = {}
        self._lock = threading.Lock()
        self.get = self._pages.get

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def bytes(self) -> int:
        """How much lies here now."""
        return self._bytes

    def put(self, key: Hashable, page: Page) -> None:
        """Keep the page, and let go of others when it gets too much."""
        with self._lock:
            self._drop(key)
            if page.size > self._most // 4:
                return
            self._pages[key] = page
            self._bytes += page.size
            while self._bytes > self._most:
                self._turn()

    def drop(self, key: Hashable) -> None:
        """The page is not true any more."""
        with self._lock:
            self._drop(key)

    def _turn(self) -> None:
        key = next(iter(self._pages))
        page = self._pages[key]
        if page.used:
            page.used = False
            self._pages[key] = self._pages.pop(key)
        else:
            self._drop(key)

    def _drop(self, key: Hashable) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self._bytes -= page.size
