"""Released articles, and the outbox worked as it is worked in the house."""

from typing import Any

import pytest

from outbox.drain import drain
from tests.factories.release import make_released_pair


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Any, settings: Any) -> None:
    """Objects and uploads of one test stay in that test."""
    settings.OBJECT_ROOT = tmp_path / "objects"
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def pair(db: None) -> dict[str, Any]:
    """The article on brucellosis in both languages, released and indexed."""
    made = make_released_pair()
    drain()
    return made
