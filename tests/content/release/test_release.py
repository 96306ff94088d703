"""A pair goes out together, in one transaction, and is called back from everywhere."""

from typing import Any

import pytest

from content.pages.fingerprint import digest
from content.pages.models import ArticlePage
from content.record.models import Record
from content.release import actions
from content.release.enums import PublicationState
from content.release.models import Publication
from content.release.rules import NotReady, Side, objections
from content.review.models import Kind
from content.signals import content_released, content_withdrawn
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import make_clearance, make_released_pair, make_translation

SOURCE = Side("zh-hans", "a" * 64, cleared=True)
TARGET = Side("mvf", "b" * 64, cleared=True, source_fingerprint="a" * 64)


def test_a_cleared_pair_is_ready() -> None:
    assert objections(SOURCE, TARGET) == []


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        (Side("zh-hans", "a" * 64, cleared=False), TARGET, "中文文本尚未通过审定"),
        (SOURCE, Side("mvf", "b" * 64, False, "a" * 64), "蒙古文文本尚未通过审定"),
        (SOURCE, None, "还没有另一种语言"),
        (SOURCE, Side("mvf", "b" * 64, True, "c" * 64), "请先更新译文"),
    ],
)
def test_what_is_missing_is_said(source: Side, target: Side | None, words: str) -> None:
    assert any(words in reason for reason in objections(source, target))


def test_a_translation_in_review_is_not_told_to_be_made_anew() -> None:
    assert len(objections(SOURCE, Side("mvf", "b" * 64, cleared=False))) == 1


def released_pair() -> list[Publication]:
    return list(make_released_pair().values())


def cleared_pair() -> ArticlePage:
    page = make_article(author=people.author())
    pair = make_translation(page)
    make_clearance(page)
    make_clearance(pair, kind=Kind.LANGUAGE, source=page)
    return page


def listen(signal: Any) -> list[dict[str, Any]]:
    heard: list[dict[str, Any]] = []

    def hear(**kwargs: Any) -> None:
        heard.append(kwargs)

    signal.connect(hear, weak=False, dispatch_uid="test")
    return heard


@pytest.fixture(autouse=True)
def deaf() -> Any:
    yield
    for signal in (content_released, content_withdrawn):
        signal.disconnect(dispatch_uid="test")


@pytest.mark.django_db
def test_release_freezes_exactly_what_was_cleared() -> None:
    for publication in released_pair():
        assert digest(publication.content) == publication.fingerprint
        assert publication.clearance.fingerprint == publication.fingerprint


@pytest.mark.django_db
def test_release_is_announced_once_with_both_languages() -> None:
    heard = listen(content_released)
    released_pair()
    assert [sorted(p.language for p in h["publications"]) for h in heard] == [["mvf", "zh-hans"]]


@pytest.mark.django_db
def test_an_unreviewed_article_is_not_released() -> None:
    page = make_article(author=people.author())
    with pytest.raises(NotReady):
        actions.release_pair(page, people.publisher())
    assert not Publication.objects.exists()


@pytest.mark.django_db
def test_an_edit_after_the_clearance_is_not_released() -> None:
    page = cleared_pair()
    draft = page.get_latest_revision_as_object()
    draft.summary = "又改了一句。"
    draft.save_revision()
    with pytest.raises(NotReady, match="改动过"):
        actions.release_pair(page, people.publisher())


@pytest.mark.django_db
def test_releasing_again_supersedes() -> None:
    first = released_pair()
    page = ArticlePage.objects.get(pk=first[0].page_id)
    actions.release_pair(page, people.publisher())
    states = Publication.objects.filter(page=page).order_by("version").values_list("state")
    assert list(states) == [(PublicationState.SUPERSEDED,), (PublicationState.CURRENT,)]


@pytest.mark.django_db
def test_withdrawing_is_announced_and_recorded_and_twice_is_once() -> None:
    heard = listen(content_withdrawn)
    key, publisher = released_pair()[0].translation_key, people.publisher()
    actions.withdraw(key, publisher, reason="剂量写错了")
    actions.withdraw(key, publisher, reason="再点一次")
    assert [h["reason"] for h in heard] == ["剂量写错了"]
    assert Record.objects.filter(act="withdraw").count() == 2  # one per language


@pytest.mark.django_db
def test_a_withdrawal_needs_a_reason() -> None:
    key = released_pair()[0].translation_key
    with pytest.raises(NotReady, match="原因"):
        actions.withdraw(key, people.publisher(), reason="")
    assert Publication.objects.current().count() == 2
