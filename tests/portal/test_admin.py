"""What members of staff see first, each in their own role."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail import hooks

from content.pages.fingerprint import fingerprint
from content.release import actions
from content.review.models import Decision, Kind, Verdict
from portal.panels import CONTACTS_HOOK
from portal.todo import todo_for
from push.campaigns.actions import launch
from tests import people
from tests.factories.campaigns import make_campaign, make_recipient
from tests.factories.pages import make_article
from tests.factories.release import make_clearance, make_translation

pytestmark = pytest.mark.django_db


def _signed_in(client: Client, user: Any) -> Client:
    client.force_login(user)
    return client


def test_the_first_page_says_what_waits(client: Client) -> None:
    html = _signed_in(client, people.author()).get("/admin/").content.decode()

    assert "待我处理" in html
    assert "现在没有等您处理的事" in html
    assert "portal/admin.css" in html
    assert "Wagtail 8" not in html


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/release/"])
def test_staff_pages_are_not_disturbed_by_the_public_ones(
    client: Client, pair: Any, address: str
) -> None:
    response = _signed_in(client, people.superuser()).get(address)

    assert response.status_code == 200
    policy = response["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "default-src 'self'" in policy


def test_the_author_who_was_asked_for_changes(client: Client) -> None:
    page = make_article(author=people.author())
    Verdict.objects.create(
        page=page,
        fingerprint=fingerprint(page),
        kind=Kind.SCIENCE,
        decision=Decision.CHANGES,
        reviewer=people.science_expert(),
        at=timezone.now(),
    )

    (todo,) = todo_for(people.author())
    assert (todo.what, todo.title) == ("请修改", page.title)
    assert todo_for(people.translator()) == []


def test_the_publisher_of_a_pair_that_is_ready(client: Client) -> None:
    page = make_article(author=people.author())
    pair = make_translation(page)
    make_clearance(page)
    assert todo_for(people.publisher()) == []

    make_clearance(pair, kind=Kind.LANGUAGE, source=page)
    assert [todo.what for todo in todo_for(people.publisher())] == ["可以发布"]

    actions.release_pair(page, people.publisher())
    assert todo_for(people.publisher()) == []


def test_an_approved_campaign_waits_for_its_launch() -> None:
    make_recipient()
    campaign = make_campaign(approved=True)
    assert [todo.what for todo in todo_for(people.publisher())] == ["可以启动推送"]

    launch(campaign, people.publisher())
    assert todo_for(people.publisher()) == []


def test_late_stations_come_first(client: Client) -> None:
    def contacts(user: Any) -> list[Any]:
        fine = {"url": "", "seen_at": timezone.now(), "late": False, "says": "正常"}
        late = {"url": "", "seen_at": None, "late": True, "says": "没有联系"}
        return [SimpleNamespace(name="好站", **fine), SimpleNamespace(name="远站", **late)]

    with hooks.register_temporarily(CONTACTS_HOOK, contacts):
        html = _signed_in(client, people.superuser()).get("/admin/").content.decode()

    assert "e站最近联系" in html
    assert html.index("远站") < html.index("好站")


def test_the_preview_uses_the_public_template_and_says_so(client: Client) -> None:
    page = make_article(author=people.author())
    client = _signed_in(client, people.superuser())

    html = client.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()

    assert "预览：还没有发布" in html
    assert 'content="noindex"' in html
    assert "接羔季节防布病" in html


def test_the_menu_speaks_the_users_words(client: Client) -> None:
    html = _signed_in(client, people.superuser()).get("/admin/").content.decode()

    assert r"\u6587\u7ae0" in html or "文章" in html
    assert '/admin/snippets/"' not in html


def test_who_neither_writes_nor_releases_has_no_release_desk(client: Client) -> None:
    desk = '"/admin/release/"'
    assert desk not in _signed_in(client, people.science_expert()).get("/admin/").content.decode()
    assert desk in _signed_in(client, people.publisher()).get("/admin/").content.decode()


def test_who_may_not_open_a_page_is_told_what_to_do(client: Client) -> None:
    answer = _signed_in(client, people.science_expert()).get("/admin/campaigns/", follow=True)
    assert "请联系站务管理员" in answer.content.decode()
