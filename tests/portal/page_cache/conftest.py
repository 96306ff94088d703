"""A reader in front of the page cache."""

import pytest
from django.db import connection

from .reader import Reader


@pytest.fixture
def reader(db: None) -> Reader:
    """A reader, and a cache with nothing in it.

    In one process and inside a test's transaction only SQLite can tell what changed; PostgreSQL
    rings a bell at commit, on a connection of its own.
    """
    if connection.vendor != "sqlite":
        pytest.skip("on PostgreSQL with real processes: tests/services/test_page_cache.py")
    return Reader()
