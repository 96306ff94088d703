"""Every way to meet content is known, and asked."""

import inspect

import pytest

import push.documents
from content.release.surfaces import AlreadyRegistered, Surface, register, registered
from push.manifests.models import StationObject

from .resolver import Pattern, forgotten, patterns
from .scene import SEEN, UNSEEN, Scene
from .visitor import stranger

#: Surfaces that never show a word to a stranger, or show no words at all.
SHUT = {
    "about",
    "notices",  # only what is being pushed, and the scene pushes nothing
    "enrolment",
    "health",
    "choice",
    "letters",
    "receipt",
    "staff",
    "station keys",
    "upload",
}
SPEAKING = [surface for surface in registered() if surface.name not in SHUT]


def document_kinds() -> set[str]:
    """Whatever in push.documents can be written out."""
    members = vars(push.documents).items()
    return {name for name, kind in members if inspect.isclass(kind) and hasattr(kind, "to_payload")}


def wordless(scene: Scene) -> dict[str, str]:
    """What to look for where addresses and digests stand for the text."""
    (placed,) = StationObject.objects.filter(publication=scene.pair["mvf"])
    return {"sitemap": "released", "station manifest": placed.sha256}


def test_every_address_stands_in_the_registry() -> None:
    assert forgotten(patterns(), registered()) == []


def test_a_forgotten_address_would_be_found() -> None:
    assert forgotten([Pattern("rss", "feed.xml")], registered()) == ["rss feed.xml"]


def test_every_kind_of_push_document_stands_in_the_registry() -> None:
    known = {kind for surface in registered() for kind in surface.documents}
    assert document_kinds() - known == set()
    assert {"Article", "Manifest", "Head"} <= document_kinds()


def test_two_surfaces_never_share_a_name() -> None:
    home = next(surface for surface in registered() if surface.name == "home")
    register(home)
    with pytest.raises(AlreadyRegistered):
        register(Surface("home", lambda visit, text: ()))


@pytest.mark.parametrize("surface", SPEAKING, ids=lambda surface: surface.name)
def test_what_was_released_is_shown(surface: Surface, scene: Scene) -> None:
    """Otherwise “shows nothing unreviewed” would be easy to keep."""
    assert surface.shows(stranger, wordless(scene).get(surface.name, SEEN))


@pytest.mark.parametrize("surface", registered(), ids=lambda surface: surface.name)
def test_drafts_and_newer_drafts_are_shown_nowhere(surface: Surface, scene: Scene) -> None:
    assert not surface.shows(stranger, UNSEEN)


def test_no_address_of_the_site_shows_a_draft_to_a_stranger(scene: Scene) -> None:
    for pattern in patterns():
        address = pattern.address.replace("/1/", f"/{scene.fresh.pk}/")
        assert UNSEEN.encode() not in stranger(address), pattern


@pytest.mark.parametrize("surface", ["upload", "staff"])
def test_what_is_shut_to_strangers_sends_them_to_the_sign_in(surface: str, scene: Scene) -> None:
    (shut,) = (one for one in registered() if one.name == surface)
    answers = [answer for answer in shut.probe(stranger, UNSEEN) if b": " in answer]
    assert answers
    assert all(b"/admin/login/" in answer for answer in answers)
