"""A station with its screen, and a signer."""

from typing import Any

import pytest

from tests.factories.stations import Screen, enrol, make_station

from .screens import Viewer
from .signers import InProcessSigner


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Any, settings: Any) -> None:
    settings.OBJECT_ROOT = tmp_path / "objects"


@pytest.fixture
def signer(tmp_path: Any, monkeypatch: Any) -> InProcessSigner:
    """The real signer's desk, without its process."""
    made = InProcessSigner(tmp_path / "keys")
    monkeypatch.setattr("push.stations.signing._client", lambda _socket: made)
    return made


@pytest.fixture
def viewer(db: None, signer: InProcessSigner) -> Viewer:
    """The screen of ES-150724-01, ready to ask."""
    return Viewer(enrol(Screen(), make_station()).log_in())
