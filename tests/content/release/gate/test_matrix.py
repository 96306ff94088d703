"""28 publish paths, four roles, every surface: nothing unreviewed is ever visible.

On whichever database the tests run; CI runs these on SQLite and on PostgreSQL.
"""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from wagtail.models import Page

from content.release.surfaces import registered

from .attempts import Door, attempt
from .doors import DOORS
from .scene import ROLES, UNSEEN, Scene
from .visitor import stranger

pytestmark = pytest.mark.gate


@pytest.fixture(scope="module", autouse=True)
def with_api_v3() -> Iterator[None]:
    """Mounts the API that can publish, here and nowhere else."""
    with override_settings(ROOT_URLCONF="tests.content.release.gate.urlconf"):
        yield


def test_the_matrix_is_whole() -> None:
    assert len(DOORS) == 28
    assert len(ROLES) == 4


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_nothing_unreviewed_is_visible(door: Door, role: str, scene: Scene) -> None:
    for page in scene.pages:
        attempt(door, scene, role, page)
    assert [one.name for one in registered() if one.shows(stranger, UNSEEN)] == []


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_no_door_opens_for_another_kind_of_page(door: Door, scene: Scene) -> None:
    """A film, a long picture and a rebuttal, by whoever may do most."""
    for page in scene.others:
        attempt(door, scene, "superuser", page)
    assert [one.name for one in registered() if one.shows(stranger, UNSEEN)] == []
    assert not Page.objects.filter(pk__in=[page.pk for page in scene.others], live=True).exists()
