"""Whoever tries a side door in the browser meets a sentence, and what they wrote is kept."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import override_settings

from content.pages.models import ArticlePage

from . import doors
from .attempts import Door, Outcome, attempt
from .doors import DOORS
from .scene import ROLES, UNSEEN, Scene

#: What the paths of the web are; the rest are scripts and get an exception.
OVER_THE_WEB = [door for door in DOORS if door.__name__[:3] not in
    {"p08", "p11", "p12", "p19", "p20", "p21", "p22", "p23", "p24", "p26"}]  # fmt: skip
EDITOR = [
    doors.p01_edit_view_publish_button,
    doors.p05_revert_then_publish,
    doors.p27_edit_and_publish_in_one_post,
]


@pytest.fixture(scope="module", autouse=True)
def with_api_v3() -> Iterator[None]:
    """Mounts the API that can publish, here and nowhere else."""
    with override_settings(ROOT_URLCONF="tests.content.release.gate.urlconf"):
        yield


def said(outcome: Outcome) -> str:
    """The sentences that were shown after the last answer."""
    request = outcome.answers[-1].wsgi_request
    return " ".join(str(message) for message in get_messages(request))


def status(outcome: Outcome) -> list[Any]:
    return [answer.status_code for answer in outcome.answers]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("door", OVER_THE_WEB, ids=lambda door: door.__name__)
def test_no_door_answers_with_a_failure(door: Door, role: str, scene: Scene) -> None:
    """An exception that nobody turned into an answer would end this test by itself."""
    for page in scene.pages:
        outcome = attempt(door, scene, role, page)
        assert outcome.answers
        assert max(status(outcome)) < 500


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("door", EDITOR, ids=lambda door: door.__name__)
def test_the_editor_is_told_and_keeps_her_draft(door: Door, role: str, scene: Scene) -> None:
    outcome = attempt(door, scene, role, scene.fresh)
    assert status(outcome) == [302]
    assert "已保存为草稿，没有公开" in said(outcome)
    draft = ArticlePage.objects.get(pk=scene.fresh.pk).get_latest_revision_as_object()
    assert UNSEEN in draft.title
    if door is doors.p27_edit_and_publish_in_one_post:
        assert "又改了一次" in draft.title


@pytest.mark.parametrize("role", ["author", "superuser"])
def test_a_new_article_sent_to_be_published_is_a_new_draft(role: str, scene: Scene) -> None:
    outcome = attempt(doors.p02_create_view_publish_button, scene, role, scene.fresh)
    assert "已保存为草稿，没有公开" in said(outcome)
    created = ArticlePage.objects.get(slug=f"{UNSEEN}-{scene.fresh.pk}")
    assert not created.live
    assert UNSEEN in created.get_latest_revision_as_object().title


@pytest.mark.parametrize("role", ["banner admin", "superuser"])
def test_publishing_in_bulk_says_why_nothing_happened(role: str, scene: Scene) -> None:
    outcome = attempt(doors.p03_bulk_publish, scene, role, scene.fresh)
    assert "文章没有公开" in said(outcome)


def test_the_screen_by_which_localize_publishes_is_not_there(scene: Scene) -> None:
    outcome = attempt(doors.p18_localize_sync_publish, scene, "superuser", scene.public)
    assert status(outcome) == [404]


def test_an_autosave_over_the_cleared_text_needs_a_new_clearance(scene: Scene) -> None:
    door = doors.p25_autosave_overwrites_cleared_revision
    outcome = attempt(door, scene, "publisher", scene.public)
    saved, refused = outcome.answers
    assert saved.json()["success"]
    assert refused.status_code == 409
    assert "在审定之后改动过" in refused.content.decode()
