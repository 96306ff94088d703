"""What the visible page says was seen, and how far it is believed."""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from .receipts import Receipts

#: A card counts as displayed after it has been visible this long without a break.
VISIBLE_SECONDS = 2.0
#: Pages and rounds that are remembered; a kiosk has one page, staff may open another.
REMEMBERED = 16


class Seen:
    """Takes one word per item and round, from pages it has made, at the speed of a person."""

    def __init__(self, receipts: Receipts, clock: Callable[[], float] = time.monotonic) -> None:
        self._receipts = receipts
        self._clock = clock
        self._lock = threading.Lock()
        self._pages: OrderedDict[str, None] = OrderedDict()
        self._rounds: OrderedDict[str, dict[str, str]] = OrderedDict()
        self._last = clock()

    def new_page(self) -> str:
        """A token for a page just made."""
        token = secrets.token_urlsafe(16)
        with self._lock:
            self._pages[token] = None
            _forget_oldest(self._pages)
        return token

    def knows(self, token: str) -> bool:
        """Whether a page with this token was made by us, not too long ago."""
        with self._lock:
            return token in self._pages

    def begin(self, items: dict[str, str]) -> str:
        """A new round in which each of these items (id → object) may be seen once."""
        name = secrets.token_urlsafe(8)
        with self._lock:
            self._rounds[name] = dict(items)
            _forget_oldest(self._rounds)
        return name

    def take(self, token: str, body: bytes) -> bool:
        """Notes that an item was displayed; False when that cannot be so."""
        try:
            told = json.loads(body)
            item, name = str(told["item"]), str(told["loop"])
        except (ValueError, KeyError, TypeError):
            return False
        with self._lock:
            # One screen shows one card at a time, each for at least as long as this.
            now = self._clock()
            if token not in self._pages or now - self._last < VISIBLE_SECONDS:
                return False
            digest = self._rounds.get(name, {}).pop(item, None)
            if digest is None:
                return False
            self._last = now
        self._receipts.displayed(item, digest)
        return True


def _forget_oldest(remembered: OrderedDict[str, Any]) -> None:
    while len(remembered) > REMEMBERED:
        remembered.popitem(last=False)
