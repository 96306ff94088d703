"""An article that readers write about."""

from typing import Any

import pytest

from tests.factories.release import make_released_pair

CLAIM = "b3"


@pytest.fixture
def pair(db: None, settings: Any, tmp_path: Any) -> dict[str, Any]:
    """One article released in both languages."""
    settings.OBJECT_ROOT = tmp_path / "objects"
    return make_released_pair()
