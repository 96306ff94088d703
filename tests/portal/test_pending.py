"""Readers of one language are told where the other stands, each in their own."""

import pytest
from django.test import Client

from content.release import actions
from content.release.models import Publication
from tests import people
from tests.factories.release import (
    make_clearance,
    make_released_pair,
    make_released_single,
    release_alone,
)

pytestmark = pytest.mark.django_db
PENDING = "蒙古文译文还在准备"
PENDING_MN = "ᠪᠡᠯᠡᠳᠬᠡᠵᠦ ᠪᠠᠢᠨ"
BEHIND_MN = "ᠰᠢᠨᠡᠳᠭᠡᠵᠦ ᠪᠠᠢᠨ"


def shown(url: str) -> str:
    return Client().get(url).content.decode()


def test_one_language_alone_says_that_the_other_is_being_prepared() -> None:
    publication = make_released_single()
    assert PENDING in shown(publication.url)


def test_the_other_languages_reader_is_told_so_and_given_what_there_is() -> None:
    publication = make_released_single()
    html = shown(publication.url.replace("/zh-hans/", "/mvf/"))
    assert "ᠣᠷᠴᠢᠭᠤᠯᠭ" in html
    assert publication.url in html


def test_a_pair_says_nothing_of_the_kind() -> None:
    make_released_pair()
    pages = [shown(publication.url) for publication in Publication.objects.current()]
    assert len(pages) == 2
    assert not any(PENDING in html or 'class="pending"' in html for html in pages)


def test_a_translation_left_behind_by_a_correction_says_so() -> None:
    make_released_pair()
    old = Publication.objects.current().get(language="zh-hans")
    draft = actions.latest(old.page_id)
    draft.summary = "更正后的摘要。"
    draft.save_revision(user=people.author())
    make_clearance(draft)
    release_alone(draft)
    mongolian = Publication.objects.current().get(language="mvf")
    assert BEHIND_MN in shown(mongolian.url)
    assert PENDING not in shown(Publication.objects.current().get(language="zh-hans").url)
