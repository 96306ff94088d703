"""A draft is read by signed-in people with a right to it, and by nobody else."""

from typing import Any

import pytest
from django.test import Client

from tests import people

from .scene import UNSEEN_TEXT, Scene, person

#: Where the staff's house shows a draft's text.
READING = [
    "pages/{pk}/view_draft/",
    "pages/{pk}/edit/",
    "pages/{pk}/edit/preview/",
    "pages/{pk}/revisions/{revision}/view/",
    "pages/{pk}/revisions/compare/live...{revision}/",
    "api/main/pages/{pk}/",
    "release/{pk}/",
    "review/{pk}/",
    "review/{pk}/judge/",
]


def read(path: str, user: Any, scene: Scene) -> Any:
    client = Client()
    client.force_login(user)
    page = scene.fresh
    return client.get("/admin/" + path.format(pk=page.pk, revision=page.latest_revision_id))


@pytest.mark.parametrize("path", READING)
@pytest.mark.parametrize("who", [people.stranger, people.keeper], ids=["no role", "keeper"])
def test_who_has_no_right_to_the_page_does_not_read_it(path: str, who: Any, scene: Scene) -> None:
    response = read(path, who(), scene)
    assert response.status_code < 500
    assert UNSEEN_TEXT not in response.content.decode()


@pytest.mark.parametrize("role", ["author", "banner admin", "superuser"])
def test_who_may_edit_it_reads_the_draft(role: str, scene: Scene) -> None:
    response = read("pages/{pk}/view_draft/", person(role), scene)
    assert response.status_code == 200
    assert UNSEEN_TEXT in response.content.decode()


def test_a_preview_is_never_kept_by_a_cache_that_others_share(scene: Scene) -> None:
    response = read("pages/{pk}/view_draft/", person("author"), scene)
    assert "private" in response["Cache-Control"] or "no-cache" in response["Cache-Control"]
