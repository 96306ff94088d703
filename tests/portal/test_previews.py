"""An author looks at a draft in both languages and on the e-station's screen; nobody else does."""

import html as markup
import json
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page

from accounts.models import User
from content.pages.models import ArticlePage
from content.translation import actions as translation
from portal.roles import ensure_roles
from push.agent.cards import fragment
from tests import people
from tests.factories.kinds import make_page
from tests.factories.pages import make_article, make_picture, make_site
from tests.factories.release import make_clearance

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> User:
    make_site()
    ensure_roles()
    user = people.author()
    user.groups.add(Group.objects.get(name="作者"))
    return User.objects.get(pk=user.pk)


@pytest.fixture
def page(author: User) -> ArticlePage:
    return make_article(author=author, cover=make_picture(), cover_alt="草原")


def at(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def seen(user: Any, page: ArticlePage, mode: str) -> tuple[int, str]:
    response = at(user).get(f"/admin/review/{page.pk}/preview/?mode={mode}")
    return response.status_code, markup.unescape(response.content.decode())


def test_without_a_pair_there_are_the_page_and_the_screen(page: ArticlePage) -> None:
    assert page.preview_modes == [("", "中文页面"), ("kiosk", "e站屏幕")]


def test_with_a_pair_both_languages_can_be_looked_at(page: ArticlePage, author: User) -> None:
    make_clearance(page)
    pair = translation.start(page, "mvf", people.translator())
    assert [label for _name, label in page.preview_modes] == ["中文页面", "蒙古文页面", "e站屏幕"]
    assert [label for _name, label in pair.preview_modes] == ["蒙古文页面", "中文页面", "e站屏幕"]
    status, html = seen(author, page, "other")
    assert status == 200
    assert 'lang="mn-Mong-CN"' in html


def test_the_screen_shows_the_newest_draft_by_the_stations_own_template(
    page: ArticlePage, author: User
) -> None:
    draft = page.get_latest_revision_as_object()
    draft.title = "刚刚改的标题"
    draft.save_revision(user=author)
    status, html = seen(author, page, "kiosk")
    assert status == 200
    assert "刚刚改的标题" in html
    assert "kiosk/kiosk.js" in html
    assert "/o/" not in html
    assert fragment.__module__ == "push.agent.cards"


@pytest.mark.parametrize(
    ("kind", "says"), [("video", "今天说布病"), ("graphic", "二、戴口罩"), ("rebuttal", "煮熟才行")]
)
def test_a_film_a_long_picture_and_a_rebuttal_are_looked_at_in_every_way(
    author: User, kind: str, says: str, tmp_path: Any, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"
    draft = make_page(kind, author=author)
    make_clearance(draft)
    translation.start(draft, "mvf", people.translator())
    for mode, language in (("", "zh-Hans-CN"), ("other", "mn-Mong-CN"), ("kiosk", "zh-Hans-CN")):
        status, html = seen(author, draft, mode)
        words = json.dumps(says)[1:-1] if mode == "kiosk" else says
        assert (status, words in html) == (200, True), mode
        assert f'lang="{language}"' in html, mode


def test_a_stranger_sees_no_mode(page: ArticlePage) -> None:
    for mode in ("", "other", "kiosk"):
        status, html = seen(people.stranger(), page, mode)
        assert status in {302, 403}
        assert page.title not in html


def test_the_other_language_is_for_who_may_edit_it(page: ArticlePage) -> None:
    make_clearance(page)
    translation.start(page, "mvf", people.translator())
    status, _html = seen(people.publisher(), page, "other")
    assert status in {302, 403}


def test_a_shelf_has_no_draft_to_look_at_and_says_so(author: User) -> None:
    make_site()
    for shelf in Page.objects.filter(depth__in=[2, 3]).order_by("path")[:2]:
        answer = at(author).get(f"/admin/pages/{shelf.pk}/view_draft/")
        assert answer.status_code == 302
