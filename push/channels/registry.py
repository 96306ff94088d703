"""The channels of this installation, by name."""

from .base import Channel

_channels: dict[str, Channel] = {}


class NoChannel(LookupError):
    """No channel of this name is installed."""


def register(channel: Channel) -> None:
    """Install `channel` under its own name; called from its app's `ready`."""
    _channels[channel.name] = channel


def get(name: str) -> Channel:
    """The channel of this name. Raises NoChannel."""
    try:
        return _channels[name]
    except KeyError:
        raise NoChannel(name) from None


def names() -> list[str]:
    """The installed channels' names, sorted."""
    return sorted(_channels)
