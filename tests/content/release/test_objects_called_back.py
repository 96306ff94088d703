"""Bytes under their digest are given to nobody once nothing public shows them."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from content.media import objects
from content.pages.models import ArticlePage
from content.release import actions
from content.release.models import Publication, ShownObject
from tests import people
from tests.factories.bodies import make_attachment
from tests.factories.pages import BODY, make_article, make_picture
from tests.factories.release import make_clearance, make_released_pair, release_alone

pytestmark = pytest.mark.django_db


def illustrated(slug: str, **fields: Any) -> dict[str, Publication]:
    return make_released_pair(slug, cover_alt="草原", **fields)


def shown_by(publication: Publication) -> list[str]:
    """Addresses of every stored object that this publication shows."""
    found = publication.shown_objects.values_list("sha256", flat=True)
    return [f"/o/{sha256}" for sha256 in found if objects.path(sha256).exists()]


def statuses(client: Client, addresses: list[str]) -> set[int]:
    return {client.get(address).status_code for address in addresses}


@pytest.mark.parametrize("act", [actions.withdraw, actions.kill])
def test_pictures_are_gone_with_the_last_text_that_shows_them(client: Client, act: Any) -> None:
    pair = illustrated("one", cover=make_picture("teal"))
    addresses = shown_by(pair["zh-hans"])
    assert addresses
    assert statuses(client, addresses) == {200}
    act(pair["zh-hans"].translation_key, people.publisher(), reason="有误")
    answer = client.get(addresses[0])
    assert (answer.status_code, answer["Cache-Control"]) == (410, "no-store")
    assert statuses(client, addresses) == {410}


def test_so_they_are_when_nobody_looked_at_it_again(client: Client) -> None:
    pair = illustrated("one", cover=make_picture("navy"))
    addresses = shown_by(pair["zh-hans"])
    actions.lapse(pair["zh-hans"].translation_key, reason="逾期")
    assert statuses(client, addresses) == {410}


def test_a_picture_stays_while_another_public_text_shows_it(client: Client) -> None:
    picture = make_picture("olive")
    one, two = (illustrated(slug, cover=picture) for slug in ("one", "two"))
    actions.withdraw(one["zh-hans"].translation_key, people.publisher(), reason="有误")
    assert statuses(client, shown_by(one["zh-hans"])) == {200}
    actions.withdraw(two["zh-hans"].translation_key, people.publisher(), reason="有误")
    assert statuses(client, shown_by(one["zh-hans"])) == {410}


def test_a_corrected_texts_own_files_are_gone(client: Client) -> None:
    file = ("attachment", {"title": "表", "file": make_attachment("old.pdf"), "note": ""})
    page = make_article(author=people.author(), slug="form", body=[*BODY, file])
    make_clearance(page)
    old = release_alone(page).publications.get()
    addresses = shown_by(old)
    assert statuses(client, addresses) == {200}
    draft = actions.latest(page.pk)
    draft.body = BODY
    draft.save_revision(user=people.author())
    make_clearance(ArticlePage.objects.get(pk=page.pk))
    release_alone(ArticlePage.objects.get(pk=page.pk))
    assert statuses(client, addresses) == {410}


def test_known_bytes_are_not_confirmed_either(client: Client) -> None:
    pair = illustrated("one", cover=make_picture("plum"))
    (address, *_) = shown_by(pair["zh-hans"])
    actions.withdraw(pair["zh-hans"].translation_key, people.publisher(), reason="有误")
    etag = f'"{address.removeprefix("/o/")}"'
    assert client.get(address, headers={"if-none-match": etag}).status_code == 410
    assert client.get(address, headers={"range": "bytes=0-9"}).status_code == 410


def test_bytes_that_nothing_ever_showed_are_given_to_nobody(client: Client) -> None:
    """A release that failed may have left some in the store."""
    assert client.get(f"/o/{objects.put(b'half', 'image/webp')}").status_code == 410


def test_what_a_publication_shows_is_not_rewritten() -> None:
    pair = make_released_pair(cover=make_picture("gold"), cover_alt="草原")
    with pytest.raises(IntegrityError, match="stays known"), transaction.atomic():
        ShownObject.objects.filter(publication=pair["zh-hans"]).delete()
