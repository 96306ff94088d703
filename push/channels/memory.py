"""The double of every channel: keeps what was sent, and fails when it is told to."""

from collections.abc import Iterable

from .base import Accepted, ChannelError, Message


class MemoryChannel:
    """A channel for development and tests. `sent` holds what has arrived, by key."""

    dedupes = True

    def __init__(self, name: str = "memory") -> None:
        self.name = name
        self.sent: dict[str, Message] = {}
        self.recalled: set[str] = set()
        #: Raised by the next sends, in this order, before anything arrives.
        self.failures: list[ChannelError] = []

    def send(self, message: Message) -> Accepted:
        """Keep the message, once per key."""
        if self.failures:
            raise self.failures.pop(0)
        self.sent.setdefault(message.key, message)
        return Accepted(reference=message.key)

    def recall(self, keys: Iterable[str]) -> int:
        """Mark what has arrived under these keys as taken back."""
        known = {key for key in keys if key in self.sent} - self.recalled
        self.recalled |= known
        return len(known)
