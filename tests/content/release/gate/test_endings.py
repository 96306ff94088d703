"""Stock Wagtail's ways to take something away do not touch what is public: that is called back."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.messages import get_messages
from django.test import override_settings

from content.pages.models import ArticlePage
from content.release import actions
from content.release.models import Publication
from content.release.surfaces import registered
from search.actions import refresh
from tests import people

from .attempts import Attempt, Door, attempt
from .scene import SEEN, UNSEEN, Scene
from .visitor import stranger


def unpublish(at: Attempt) -> None:
    at.post(f"pages/{at.page.pk}/unpublish/")


def unpublish_in_bulk(at: Attempt) -> None:
    at.post(f"bulk/wagtailcore/page/unpublish/?id={at.page.pk}")


def unpublish_the_whole_section(at: Attempt) -> None:
    path = f"bulk/wagtailcore/page/unpublish/?id={at.section.pk}"
    at.post(path, {"include_descendants": "on"})


def unpublish_by_the_api(at: Attempt) -> None:
    at.call("post", f"pages/{at.page.pk}/actions/unpublish/")


def delete(at: Attempt) -> None:
    at.post(f"pages/{at.page.pk}/delete/")


def delete_in_bulk(at: Attempt) -> None:
    at.post(f"bulk/wagtailcore/page/delete/?id={at.page.pk}")


def delete_the_whole_section(at: Attempt) -> None:
    at.post(f"pages/{at.section.pk}/delete/", {"confirm_site_name": "科普e站"})


def delete_by_the_api(at: Attempt) -> None:
    at.call("delete", f"pages/{at.page.pk}/")


def delete_its_picture(at: Attempt) -> None:
    at.post(f"images/{at.page.cover_id}/delete/")


def move(at: Attempt) -> None:
    at.post(f"pages/{at.page.pk}/move/{at.elsewhere.pk}/confirm/")


ENDINGS = [
    unpublish, unpublish_in_bulk, unpublish_the_whole_section, unpublish_by_the_api, delete,
    delete_in_bulk, delete_the_whole_section, delete_by_the_api, delete_its_picture, move,
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def with_api_v3() -> Iterator[None]:
    """Mounts the API that can publish, here and nowhere else."""
    with override_settings(ROOT_URLCONF="tests.content.release.gate.urlconf"):
        yield


@pytest.mark.parametrize("role", ["banner admin", "superuser"])
@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.__name__)
def test_what_is_public_stays_and_nobody_meets_a_failure(
    ending: Door, role: str, scene: Scene
) -> None:
    outcome = attempt(ending, scene, role, scene.public)
    assert [a for a in outcome.answers if a.status_code >= 500] == []
    assert Publication.objects.current().count() == 2
    shown = {one.name for one in registered() if one.shows(stranger, SEEN)}
    assert {"home", "article", "section", "station object"} <= shown
    assert ArticlePage.objects.get(pk=scene.public.pk).live


@pytest.mark.parametrize("ending", [unpublish, delete], ids=lambda ending: ending.__name__)
def test_the_way_to_take_it_away_is_named(ending: Door, scene: Scene) -> None:
    outcome = attempt(ending, scene, "superuser", scene.public)
    (answer,) = outcome.answers
    said = " ".join(str(message) for message in get_messages(answer.wsgi_request))
    assert "撤回" in said or "权限" in said


def withdraw(scene: Scene) -> None:
    actions.withdraw(scene.public.translation_key, people.publisher(), reason="有误")


def kill(scene: Scene) -> None:
    actions.kill(scene.public.translation_key, people.publisher(), reason="伤人")


def lapse(scene: Scene) -> None:
    actions.lapse(scene.public.translation_key, reason="逾期")


@pytest.mark.parametrize("ending", [withdraw, kill, lapse], ids=lambda ending: ending.__name__)
def test_what_was_called_back_is_met_nowhere_any_more(
    ending: Callable[[Scene], None], scene: Scene
) -> None:
    """Not on a page, in a list, by digest, on a screen; nor by who kept an address."""
    ending(scene)
    refresh(publication.pk for publication in scene.pair.values())
    assert [one.name for one in registered() if one.shows(stranger, SEEN)] == []
    assert [one.name for one in registered() if one.shows(stranger, UNSEEN)] == []
