"""The index follows what is public, and can be made anew while people search."""

from typing import Any
from unittest import mock

import pytest
from django.core.management import call_command
from django.test import Client

from content.release import actions as release
from outbox.drain import drain
from search import actions, queries
from search.checks import index_is_current
from search.models import Entry, IndexState
from search.queries import Request
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import make_clearance, make_released_pair, release_alone


def urls(query: str, language: str = "zh-hans", **facets: tuple[str, ...]) -> list[str]:
    answer = queries.search(Request(query, language, facets))
    return [result.publication.url for result in answer.results]


def test_a_release_is_found_after_its_message_was_worked(db: None) -> None:
    pair = make_released_pair()
    assert urls("布病") == []
    drain()
    assert urls("布病") == [pair["zh-hans"].url]


def test_a_draft_is_never_found(pair: dict[str, Any]) -> None:
    make_article(author=people.author(), slug="draft", title="没审过的新稿子")
    drain()
    assert urls("没审过的新稿子") == []
    call_command("rebuild_search", verbosity=0)
    assert urls("没审过的新稿子") == []


def test_a_correction_takes_the_place_of_the_old_text(pair: dict[str, Any]) -> None:
    page = release.latest(pair["zh-hans"].page_id)
    page.title = "接羔季节防布病（更正）"
    page.save_revision(user=people.author())
    make_clearance(page)
    release_alone(page)
    drain()
    assert [r.publication.title for r in queries.search(Request("布病", "zh-hans")).results] == [
        "接羔季节防布病（更正）"
    ]
    assert Entry.objects.count() == 2


def test_a_withdrawal_empties_the_index(pair: dict[str, Any]) -> None:
    release.withdraw(pair["mvf"].translation_key, people.publisher(), reason="错了")
    drain()
    assert not Entry.objects.exists()
    assert urls("布病") == []


def test_messages_in_any_order_end_the_same(pair: dict[str, Any]) -> None:
    release.withdraw(pair["mvf"].translation_key, people.publisher(), reason="错了")
    ids = [publication.pk for publication in pair.values()]
    actions.refresh(ids)
    actions.refresh(ids)
    assert not Entry.objects.exists()


def test_a_rebuild_answers_all_the_time(pair: dict[str, Any]) -> None:
    before, seen = actions.state().active, []
    fill = actions._fill

    def watched(table: str, ids: list[int]) -> int:
        seen.append(urls("布病"))
        count = fill(table, ids)
        seen.append(urls("布病"))
        return count

    with mock.patch.object(actions, "_fill", watched):
        assert actions.rebuild() == 2
    assert seen == [[pair["zh-hans"].url]] * 2
    assert actions.state().active != before
    assert urls("布病") == [pair["zh-hans"].url]


def test_what_is_released_during_a_rebuild_is_in_the_new_index(pair: dict[str, Any]) -> None:
    fill = actions._fill

    def releasing(table: str, ids: list[int]) -> int:
        count = fill(table, ids)
        make_released_pair("plague", title="鼠疫的防控")
        release.withdraw(pair["mvf"].translation_key, people.publisher(), reason="错了")
        drain()
        return count

    with mock.patch.object(actions, "_fill", side_effect=[releasing, fill]) as filling:
        filling.side_effect = lambda *args: (
            releasing(*args) if filling.call_count == 1 else fill(*args)
        )
        actions.rebuild()
    assert urls("鼠疫") == ["/zh-hans/health/plague/"]
    assert urls("接羔季节") == ["/zh-hans/health/plague/"] or urls("接羔季节") == []


def test_another_analyser_asks_for_a_rebuild(pair: dict[str, Any]) -> None:
    assert index_is_current() == []
    IndexState.objects.update(analyser="0")
    assert [message.id for message in index_is_current()] == ["search.W001"]
    assert actions.rebuild_if_stale()
    assert index_is_current() == []
    assert not actions.rebuild_if_stale()


@pytest.mark.parametrize(
    ("codes", "count"), [(("health",), 1), (("food",), 0), (("food", "health"), 1)]
)
def test_a_search_can_be_narrowed(pair: dict[str, Any], codes: tuple[str, ...], count: int) -> None:
    assert len(urls("布病", topics=codes)) == count


def test_what_is_for_a_banner_is_found_under_its_city(pair: dict[str, Any]) -> None:
    assert urls("布病", regions=("150700",)) == [pair["zh-hans"].url]
    assert urls("布病", regions=("150702",)) == []


def test_a_staff_account_finds_no_more_than_anybody(client: Client, pair: dict[str, Any]) -> None:
    make_article(author=people.author(), slug="draft", title="没审过的新稿子")
    client.force_login(people.superuser())
    page = client.get("/zh-hans/search/", {"q": "没审过的新稿子"}).content.decode()
    assert "draft" not in page
