"""Three nodes, one replica; the node that holds the primary is killed among releases and searches.

Every release goes through `content.release.actions`, and every search is a page that is asked for.
"""

import os
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from django.test import Client

from outbox.drain import drain
from search.elastic import cluster, following
from search.elastic.engine import ElasticsearchEngine
from search.engines import Ask, Hit
from search.models import Shipment
from search.plans import plan
from tests.factories.release import make_released_single
from tests.search.conftest import use
from tests.services import elasticsearch
from tests.services.elasticsearch import Node
from tests.services.servers import wait_for

pytestmark = [pytest.mark.services("elasticsearch"), pytest.mark.journey]

RELEASES = int(os.environ.get("KEPU_RELEASES", "1000"))
KILLED_AT = RELEASES // 3
#: After so many releases the driver ticks, and somebody searches for what was released so many ago.
BETWEEN, AGO = 3, 50
#: Seconds within which a release must be found. The promise is 5; a test is no stop-watch, and CI
#: runs others beside it.
SOON = 20


@pytest.fixture
def nodes(settings: Any) -> Iterator[list[Node]]:
    with elasticsearch.cluster() as started:
        for _ in use(settings, started):
            yield started


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Who answered: Elasticsearch, or nobody there."""
    count: Counter[str] = Counter()
    find = ElasticsearchEngine.find

    def counted(engine: ElasticsearchEngine, table: str, ask: Ask) -> list[Hit]:
        try:
            hits = find(engine, table, ask)
        except cluster.SILENT:
            count["silent"] += 1
            raise
        count["answered"] += 1
        return hits

    monkeypatch.setattr(ElasticsearchEngine, "find", counted)
    return count


def name(number: int) -> str:
    """Two characters that stand together in this one title only."""
    return chr(0x5000 + number // 50) + chr(0x6000 + number % 50)


def test_one_node_dies_and_every_release_is_found(
    client: Client, db: None, nodes: list[Node], answered: Counter[str]
) -> None:
    drain()  # an index of what is public: nothing yet
    urls: list[str] = []
    for number in range(RELEASES):
        title = f"{name(number)}的防控"
        urls.append(make_released_single(f"a{number}", title=title).url)
        if number == KILLED_AT:
            before = answered["answered"]
            holder(nodes).kill()
        if number % BETWEEN == 0 and number >= AGO:
            drain()
            sought = partial(is_found, client, name(number - AGO), urls[number - AGO])
            wait_for(f"release {number - AGO}", sought, seconds=SOON)

    wait_for("everything to be shipped", everything_is_shipped, seconds=60)
    wait_for("Elasticsearch to be asked", lambda: bool(cluster.readable()), seconds=30)
    cluster.written().finish(following.LIVE)
    assert [number for number in range(RELEASES) if not is_held(number)] == []
    assert answered["answered"] > before + RELEASES // 5  # the two that were left went on answering


def is_found(client: Client, query: str, url: str) -> bool:
    """Whether the page of results, which must never be an error, leads there."""
    response = client.get("/zh-hans/search/", {"q": query})
    assert response.status_code == 200
    return url in response.content.decode()


def holder(nodes: list[Node]) -> Node:
    """The node with the primary of the index that is asked."""
    client = cluster.written().client
    found = client.search_shards(index=f"{cluster.written().stem}-{following.LIVE}")
    (copies,) = found["shards"]
    assert len(copies) == 2, "there is no replica"
    primary = next(copy["node"] for copy in copies if copy["primary"])
    port = found["nodes"][primary]["name"].removeprefix("node-")
    return next(node for node in nodes if str(node.port) == port)


def everything_is_shipped() -> bool:
    drain()
    return not Shipment.objects.exists()


def is_held(number: int) -> bool:
    """Whether Elasticsearch itself finds it."""
    return len(cluster.asked().find(following.LIVE, Ask(plan(name(number)).every))) == 1
