"""A reader in front of the page cache."""

import pytest

from .reader import Reader


@pytest.fixture
def reader(db: None) -> Reader:
    """A reader, and a cache with nothing in it."""
    return Reader()
