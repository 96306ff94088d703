"""A signer that answers in the test's own process."""

from typing import Any

import pytest

from tests.push.manifests.signers import InProcessSigner


@pytest.fixture
def signer(tmp_path: Any, monkeypatch: Any) -> InProcessSigner:
    """The real signer's desk, without its process."""
    made = InProcessSigner(tmp_path / "keys")
    monkeypatch.setattr("push.stations.signing._client", lambda _socket: made)
    return made
