"""One scene for every test of a file; each test's traces are rolled back."""

from collections.abc import Iterator
from typing import Any

import pytest

from .scene import Scene, staged


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    """The scene in a transaction of the whole file."""
    with django_db_blocker.unblock(), staged() as scene:
        yield scene


@pytest.fixture
def scene(stage: Scene, db: None) -> Scene:
    """The scene as it was built, whatever the test before did to it."""
    return stage
