"""Who does what: handlers of messages by kind, and drains of other durable tables."""

from collections.abc import Callable
from typing import Any

Handler = Callable[[dict[str, Any]], None]
Drain = Callable[[float], int]

_handlers: dict[str, Handler] = {}
_drains: dict[str, Drain] = {}


class NoHandler(LookupError):
    """Nobody registered for this kind of message."""


def register(kind: str, handler: Handler) -> None:
    """`handler(payload)` does the work of messages of `kind`; called outside any transaction."""
    _handlers[kind] = handler


def register_drain(name: str, work: Drain) -> None:
    """`work(deadline)` works its own table until `time.monotonic()` passes; returns rows done."""
    _drains[name] = work


def handler(kind: str) -> Handler:
    """The handler of `kind`. Raises NoHandler."""
    try:
        return _handlers[kind]
    except KeyError:
        raise NoHandler(kind) from None


def drains() -> dict[str, Drain]:
    """Every registered drain by name."""
    return dict(_drains)
