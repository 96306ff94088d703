"""What every channel must do. A channel's test subclasses this and says how it is looked into."""

import uuid
from typing import Any

import pytest

from push.channels import registry
from push.channels.base import Channel, ChannelError, Message


def key(letter: str) -> str:
    """A delivery's key."""
    return letter * 64


class ChannelContract:
    """Every test here holds for every channel."""

    channel: Channel

    def publication(self) -> uuid.UUID:
        """A publication that this channel can carry."""
        raise NotImplementedError

    def arrived(self) -> list[str]:
        """The keys of what has arrived and was not taken back, one for each arrival."""
        raise NotImplementedError

    def message(self, letter: str = "a", **changes: Any) -> Message:
        values = {
            "publication": self.publication(),
            "recipient": "ES-150724-01",
            "language": "zh-hans",
        }
        return Message(key=key(letter), **{**values, **changes})

    def test_what_is_sent_arrives(self) -> None:
        self.channel.send(self.message())

        assert self.arrived() == [key("a")]

    def test_the_same_key_arrives_once(self) -> None:
        if not self.channel.dedupes:
            pytest.skip("this carrier cannot tell")
        message = self.message()

        self.channel.send(message)
        self.channel.send(message)

        assert self.arrived() == [key("a")]

    def test_what_is_recalled_is_gone(self) -> None:
        self.channel.send(self.message("a"))
        self.channel.send(self.message("b"))

        assert self.channel.recall([key("a")]) == 1
        assert self.arrived() == [key("b")]

    def test_recalling_twice_or_what_never_was_is_harmless(self) -> None:
        self.channel.send(self.message())
        self.channel.recall([key("a")])

        assert self.channel.recall([key("a"), key("f")]) == 0
        assert self.channel.recall([]) == 0

    def test_what_was_recalled_is_not_brought_back_by_sending_it_again(self) -> None:
        message = self.message()
        self.channel.send(message)
        self.channel.recall([message.key])

        self.channel.send(message)

        assert self.arrived() == []

    def test_it_is_known_by_its_name(self) -> None:
        before = dict(registry._channels)
        try:
            registry.register(self.channel)
            assert registry.get(self.channel.name) is self.channel
        finally:
            registry._channels.clear()
            registry._channels.update(before)

    def test_a_refusal_says_whether_it_is_for_good(self) -> None:
        assert ChannelError("no", permanent=True).permanent
