"""What every way out promises, whatever carries it.

A channel is a folder of its own beside this file and knows no other channel. It turns one message
into one arrival: sending the same key again changes nothing where the channel can tell
(`dedupes`), and where it cannot, a delivery that was interrupted is left in doubt.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class Message:
    """One publication for one recipient.

    `key` is the delivery's own (hex SHA-256 of campaign, recipient and channel); `starts` and
    `ends` bound when it is to be shown; a higher `priority` comes first.
    """

    key: str
    publication: UUID
    recipient: str
    language: str
    starts: datetime | None = None
    ends: datetime | None = None
    priority: int = 0


@dataclass(frozen=True)
class Accepted:
    """The channel has taken the message. `reference` is the carrier's own name for it, if any."""

    reference: str = ""


class ChannelError(Exception):
    """The message was not taken. When `permanent`, trying again changes nothing."""

    def __init__(self, message: str, *, permanent: bool) -> None:
        super().__init__(message)
        self.permanent = permanent


class Channel(Protocol):
    """One way out. `send` and `recall` are called outside any transaction of the caller."""

    #: The name under which it is registered and by which deliveries refer to it.
    name: str
    #: Whether the same key sent twice arrives once.
    dedupes: bool

    def send(self, message: Message) -> Accepted:
        """Hand the message over. Raises ChannelError when it was not taken."""
        ...

    def recall(self, keys: Iterable[str]) -> int:
        """Take back what was sent under these keys, as far as the carrier can.

        Unknown or already recalled keys are passed over. Answers how many were taken back.
        """
        ...
