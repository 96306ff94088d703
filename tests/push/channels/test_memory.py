"""The double keeps the contract, and fails on demand."""

import uuid

import pytest

from push.channels import registry
from push.channels.base import ChannelError
from push.channels.memory import MemoryChannel

from .contract import ChannelContract, key


class TestMemoryChannel(ChannelContract):
    def setup_method(self) -> None:
        self.channel = self.memory = MemoryChannel()

    def publication(self) -> uuid.UUID:
        return uuid.UUID(int=1)

    def arrived(self) -> list[str]:
        return sorted(set(self.memory.sent) - self.memory.recalled)

    def test_it_fails_when_it_is_told_to(self) -> None:
        self.memory.failures = [ChannelError("busy", permanent=False)]

        with pytest.raises(ChannelError):
            self.channel.send(self.message())
        self.channel.send(self.message())

        assert self.arrived() == [key("a")]


def test_a_channel_that_is_not_installed() -> None:
    with pytest.raises(registry.NoChannel):
        registry.get("pigeon")
    assert "station" in registry.names()
