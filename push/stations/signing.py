"""This installation's signer."""

from functools import cache
from pathlib import Path

from django.conf import settings

from push.signer.client import SignerClient


def signer() -> SignerClient:
    """The client of the signer whose socket the settings name."""
    return _client(Path(settings.SIGNER_SOCKET))


@cache
def _client(socket: Path) -> SignerClient:
    return SignerClient(socket)
