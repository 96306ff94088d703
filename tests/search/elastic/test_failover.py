"""Elasticsearch is killed, frozen and brought back; readers see results all the time."""

import itertools
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from outbox.drain import drain
from search import queries
from search.elastic import cluster, following
from search.models import Entry, Shipment
from search.queries import Request
from tests.factories.release import make_released_pair
from tests.search.conftest import use
from tests.services import elasticsearch
from tests.services.elasticsearch import Node
from tests.services.servers import wait_for

_times = itertools.count(1)
pytestmark = [pytest.mark.services("elasticsearch"), pytest.mark.journey]


@pytest.fixture
def victim(settings: Any) -> Iterator[Node]:
    """A node of this test's own."""
    with elasticsearch.node() as node:
        yield from use(settings, [node], patience=settings.ELASTICSEARCH["patience"])


@pytest.fixture
def shipped(victim: Node, pair: dict[str, Any]) -> dict[str, Any]:
    """A pair that was released and is in Elasticsearch."""
    drain()
    cluster.written().finish(following.LIVE)
    return pair


def asked(client: Client, query: str, url: str) -> None:
    """The page shows the article and no word of any trouble."""
    fresh = query + "，" * next(_times)  # no page that was kept can answer
    response = client.get("/zh-hans/search/", {"q": fresh})
    page = response.content.decode()
    assert response.status_code == 200
    assert url in page
    assert "Elasticsearch" not in page


def searched(query: str, url: str) -> float:
    """Seconds that it took to find the article."""
    began = time.monotonic()
    answer = queries.search(Request(query, "zh-hans"))
    seconds = time.monotonic() - began
    assert url in [result.publication.url for result in answer.results]
    return seconds


def is_asked(query: str, url: str) -> None:
    """Within seconds, without anybody's doing: Elasticsearch is asked and answers.

    A node that has just started may be too slow for its first questions.
    """

    def answers() -> bool:
        return bool(cluster.readable()) and searched(query, url) > 0 and bool(cluster.readable())

    wait_for("Elasticsearch to be asked", answers, seconds=60)


@pytest.mark.parametrize("how", ["killed", "frozen"])
def test_readers_are_answered_within_a_second_and_it_recovers(
    client: Client, victim: Node, shipped: dict[str, Any], how: str
) -> None:
    url = shipped["zh-hans"].url
    is_asked("布病", url)
    victim.kill() if how == "killed" else victim.freeze()
    assert searched("布病", url) < 1.0
    assert searched("布病", url) < 1.0
    asked(client, "布病", url)
    assert not cluster.readable()
    victim.start() if how == "killed" else victim.thaw()
    is_asked("布病", url)


@pytest.mark.parametrize("how", ["killed", "frozen"])
def test_what_is_released_meanwhile_is_found_at_once_and_shipped_later(
    client: Client, victim: Node, shipped: dict[str, Any], how: str
) -> None:
    victim.kill() if how == "killed" else victim.freeze()
    made = make_released_pair("plague", title="鼠疫的防控")
    drain()
    asked(client, "鼠疫", made["zh-hans"].url)
    assert Shipment.objects.count() == 2
    victim.start() if how == "killed" else victim.thaw()

    def caught_up() -> bool:
        drain()
        return not Shipment.objects.exists()

    wait_for("the releases to be shipped", caught_up, seconds=60)
    cluster.written().finish(following.LIVE)
    is_asked("鼠疫", made["zh-hans"].url)


def test_a_frozen_cluster_does_not_hold_up_the_other_work(
    victim: Node, shipped: dict[str, Any]
) -> None:
    victim.freeze()
    make_released_pair("plague", title="鼠疫的防控")
    began = time.monotonic()
    drain()
    drain()
    assert time.monotonic() - began < 3.0
    assert Entry.objects.count() == 4  # the database's own index has them
    victim.thaw()
