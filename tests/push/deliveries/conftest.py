"""The station channel's double, in its place for the length of a test."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from push.channels import registry
from push.channels.base import Accepted, Message
from push.channels.memory import MemoryChannel
from push.deliveries.models import Delivery


class StationDouble(MemoryChannel):
    """Keeps what it is given; misbehaves for the stations it is told to."""

    def __init__(self) -> None:
        super().__init__("station")
        self.shown: dict[str, Message] = {}
        self.sends: list[str] = []
        self.trouble: dict[str, Exception] = {}
        #: What happens elsewhere while a message is on its way.
        self.meanwhile: Callable[[], Any] = lambda: None

    def send(self, message: Message) -> Accepted:
        self.sends.append(message.key)
        self.meanwhile()
        self._check(message.recipient)
        self.shown[message.key] = message
        return super().send(message)

    def recall(self, keys: Iterable[str]) -> int:
        keys = list(keys)
        for row in Delivery.objects.filter(key__in=keys).select_related("station"):
            self._check(row.station.code)
        for key in keys:
            self.shown.pop(key, None)
        return super().recall(keys)

    def _check(self, recipient: str) -> None:
        if recipient in self.trouble:
            raise self.trouble[recipient]


@pytest.fixture
def channel() -> Iterator[StationDouble]:
    """What stands in for the station channel."""
    double = StationDouble()
    real = registry.get("station") if "station" in registry.names() else None
    registry.register(double)
    yield double
    if real:
        registry.register(real)
