"""Publishers copy what is public as text messages and as a script to read aloud."""

import pytest
from django.test import Client
from django.urls import reverse

from content.pages.models import ArticlePage
from content.release import actions
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import make_released_pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(people.superuser())
    return client


def shown(desk: Client, page: ArticlePage) -> str:
    return desk.get(reverse("release:plain", args=[page.pk])).content.decode()


def test_both_languages_of_what_is_public(desk: Client) -> None:
    pair = make_released_pair()
    page = ArticlePage.objects.get(pk=pair["zh-hans"].page_id)
    html = shown(desk, page)
    assert "【科普e站】接羔季节防布病" in html
    assert 'lang="mn-Mong-CN"' in html
    assert pair["mvf"].url in html


def test_never_a_draft(desk: Client) -> None:
    pair = make_released_pair()
    draft = actions.latest(pair["zh-hans"].page_id)
    draft.title = "还没有审定的标题"
    draft.save_revision(user=people.author())
    textareas = shown(desk, draft).split("<textarea")[1:]
    assert textareas
    assert not any("还没有审定的标题" in one for one in textareas)


def test_before_the_release_it_says_when_there_will_be_something(desk: Client) -> None:
    html = shown(desk, make_article(author=people.author()))
    assert "还没有公开的版本" in html
    assert "<textarea readonly" not in html
