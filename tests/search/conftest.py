"""Released articles, and the outbox worked as it is worked in the house."""

import secrets
from collections.abc import Iterator
from typing import Any

import pytest

from outbox.drain import drain
from search import asked
from search.elastic import cluster
from tests.factories.release import make_released_pair
from tests.services import elasticsearch


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


@pytest.fixture(scope="session")
def node() -> Iterator[elasticsearch.Node]:
    """A real Elasticsearch node for all tests that only read and write."""
    with elasticsearch.node() as started:
        yield started


@pytest.fixture
def clustered(settings: Any, node: elasticsearch.Node) -> Iterator[elasticsearch.Node]:
    """The house uses Elasticsearch, with indices of this test's own."""
    yield from use(settings, [node])


def use(
    settings: Any, nodes: list[elasticsearch.Node], *, patience: float = 10.0
) -> Iterator[elasticsearch.Node]:
    """Settings that name these nodes; afterwards everything is as it was.

    A machine that runs all tests at once may be slow: only who tests patience has little.
    """
    urls = [each.url for each in nodes]
    name = f"test-{secrets.token_hex(4)}"
    settings.ELASTICSEARCH = {
        **settings.ELASTICSEARCH,
        "urls": urls,
        "name": name,
        "patience": patience,
    }
    cluster.forget()
    yield nodes[0]
    cluster.forget()


@pytest.fixture(autouse=True)
def _nothing_asked() -> None:
    """Counts that another test's searches left waiting are not this test's."""
    asked._waiting.clear()
