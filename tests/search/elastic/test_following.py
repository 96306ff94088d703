"""Elasticsearch follows the database, and answers only while it is whole."""

import time
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from content.release import actions as release
from outbox.drain import drain
from search import actions, queries
from search.elastic import cluster, following
from search.elastic.engine import ElasticsearchEngine
from search.engines import Hit, Row
from search.models import Shipment
from search.queries import Request
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import make_released_pair
from tests.services.servers import wait_for

pytestmark = pytest.mark.services("elasticsearch")


def urls(query: str = "布病") -> list[str]:
    """What a reader of Chinese finds."""
    return [result.publication.url for result in queries.search(Request(query, "zh-hans")).results]


def held(query: str = "布病") -> list[Hit]:
    """What Elasticsearch itself holds."""
    cluster.written().finish(following.LIVE)
    return cluster.asked().find(following.LIVE, _ask(query))


def _ask(query: str) -> Any:
    from search.engines import Ask
    from search.plans import plan

    return Ask(plan(query).every)


@pytest.fixture
def shipped(clustered: Any, pair: dict[str, Any]) -> dict[str, Any]:
    """A pair that was released and is in Elasticsearch."""
    drain()
    cluster.written().finish(following.LIVE)
    return pair


def test_a_release_is_shipped_and_answered_from_there(shipped: dict[str, Any]) -> None:
    with mock.patch("search.answering.engine", side_effect=AssertionError("the database")):
        assert urls() == [shipped["zh-hans"].url]
    assert not Shipment.objects.exists()


def test_no_draft_is_ever_shipped(shipped: dict[str, Any]) -> None:
    """What the cluster holds is what is public; editors find the draft in the database's index."""
    make_article(author=people.author(), slug="draft", title="没审过的新稿子")
    actions.rebuild()
    drain()
    assert [page.slug for page in Page.objects.search("审过的新")] == ["draft"]
    assert urls("审过的新") == []
    client = cluster.written().client
    client.indices.refresh(index=f"{cluster.written().stem}-*")
    ids = {p.pk for p in shipped.values()}
    found = client.search(index=f"{cluster.written().stem}-*", size=100)["hits"]["hits"]
    assert {hit["_source"]["entry"] for hit in found} == ids


def test_a_withdrawal_is_gone_at_once_and_forgotten_soon(shipped: dict[str, Any]) -> None:
    assert held()
    release.withdraw(shipped["mvf"].translation_key, people.publisher(), reason="错了")
    assert urls() == []
    drain()
    assert held() == []


def test_a_release_is_searchable_within_five_seconds(shipped: dict[str, Any]) -> None:
    began = time.monotonic()
    made = make_released_pair("plague", title="鼠疫的防控")
    drain()
    wait_for("the release", lambda: urls("鼠疫") == [made["zh-hans"].url], seconds=5)
    assert time.monotonic() - began < 5


def test_what_is_behind_is_not_asked(shipped: dict[str, Any]) -> None:
    make_released_pair("plague", title="鼠疫的防控")
    with mock.patch.object(following, "_step", return_value=0):
        drain()
    Shipment.objects.update(created_at=timezone.now() - timedelta(seconds=following.LATEST + 1))
    with mock.patch.object(ElasticsearchEngine, "find", side_effect=AssertionError("the cluster")):
        assert len(urls("鼠疫")) == 1


def test_a_rebuild_answers_all_the_time_and_misses_nothing(shipped: dict[str, Any]) -> None:
    old = set(cluster.written().client.indices.get_alias(index=f"{cluster.written().stem}-*"))
    call_command("rebuild_search", verbosity=0)
    following._begin()
    assert len(held()) == 1
    plague = make_released_pair("plague", title="鼠疫的防控")
    release.withdraw(shipped["mvf"].translation_key, people.publisher(), reason="错了")
    drain()
    assert [hit.entry for hit in held("布病")] == [plague["zh-hans"].pk]
    new = set(cluster.written().client.indices.get_alias(index=f"{cluster.written().stem}-*"))
    assert len(new) == 1
    assert not new & old


def test_a_cluster_that_lost_everything_is_filled_again(shipped: dict[str, Any]) -> None:
    client = cluster.written().client
    for index in client.indices.get_alias(index=f"{cluster.written().stem}-*"):
        client.indices.delete(index=index)
    assert urls() == [shipped["zh-hans"].url]
    drain()
    assert held()
    wait_for("trust", lambda: bool(cluster.readable()), seconds=15)


def test_a_build_that_was_lost_halfway_is_begun_again(shipped: dict[str, Any]) -> None:
    following._begin()
    following._ship()
    client = cluster.written().client
    for index in client.indices.get_alias(name=f"{cluster.written().stem}-building"):
        client.indices.delete(index=index)
    drain()
    assert held()
    assert not following._state().building


def test_an_old_state_that_arrives_late_changes_nothing(shipped: dict[str, Any]) -> None:
    entry = shipped["zh-hans"].pk
    cluster.written().write("live", [Row(entry, "新", "")], versions={entry: 900})
    cluster.written().write("live", [Row(entry, "旧", "")], versions={entry: 800})
    assert [held("旧"), len(held("新"))] == [[], 1]


def test_a_document_that_is_never_taken_stops_nothing(shipped: dict[str, Any]) -> None:
    write = ElasticsearchEngine.write
    bad = shipped["zh-hans"].pk

    def refusing(engine: Any, *args: Any, **options: Any) -> dict[int, str]:
        return {**write(engine, *args, **options), bad: "mapper_parsing_exception"}

    with transaction.atomic():
        following.leave([bad, shipped["mvf"].pk])
    with mock.patch.object(ElasticsearchEngine, "write", refusing):
        drain()
    dead = Shipment.objects.get()
    assert (dead.entry, dead.state, dead.last_error) == (bad, "dead", "mapper_parsing_exception")
    assert not following.is_behind()


def test_another_analyser_has_another_index(
    shipped: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "ANALYSER_VERSION", "another")
    cluster.forget()
    assert urls() == [shipped["zh-hans"].url]
    drain()
    assert held()
    assert len(cluster.written().client.indices.get_alias(index=f"{_family()}-*")) == 1


def test_without_a_cluster_nothing_is_left_behind(settings: Any, pair: dict[str, Any]) -> None:
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "urls": []}
    cluster.forget()
    actions.refresh([pair["zh-hans"].pk])
    following.want_rebuild()
    assert following.follow(time.monotonic() + 1) == 0
    assert not Shipment.objects.exists()
    assert urls() == [pair["zh-hans"].url]


def _family() -> str:
    return cluster.written().stem.rpartition("-")[0]
