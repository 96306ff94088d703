"""Empty lists say what to do next; a new text begins in two steps; charts lead on."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from accounts.models import User
from content.release.coverage import coverage
from portal.roles import ensure_roles
from search import asked
from search.models import AskedQuery
from tests import people
from tests.factories.pages import make_article, make_site
from tests.factories.release import make_released_pair

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house() -> None:
    make_site()
    ensure_roles()
    # The process remembers what other tests have searched, and writes it when the list is opened.
    asked.write()
    AskedQuery.objects.all().delete()


def at(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def author() -> User:
    user = people.author()
    user.groups.add(Group.objects.get(name="作者"))
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize(
    ("name", "said", "button"),
    [
        ("kepu_contents:index", "还没有内容。", "写一篇"),
        ("review:board", "没有等待审核的文本。", "看全部内容"),
        ("translation:board", "还没有可以翻译的文章。", "看全部内容"),
        ("release:board", "还没有可以发布的文章。", "写一篇"),
        ("release:coverage", "还没有公开的文章。", "写第一篇"),
        ("campaigns:index", "还没有推送任务。", "从文章新建推送"),
        ("inbox:board", "没有来信。", "看公开网站"),
        ("search_asked", "还没有这样的搜索词。", "看公开网站"),
        ("stations:chart", "还没有e站。", "新建e站"),
        ("wagtailsnippets_stations_station:list", "还没有e站。", "新建e站"),
        ("wagtailimages:index", "还没有图片。", "上传图片"),
    ],
)
def test_an_empty_list_says_what_to_do_and_offers_it(name: str, said: str, button: str) -> None:
    client = at(people.superuser())
    html = client.get(reverse(name)).content.decode()
    assert said in html
    found = re.search(rf'class="kepu-empty".*?class="button" href="([^"]*)">{button}', html, re.S)
    assert found
    assert client.get(found.group(1), follow=True).status_code == 200


def test_what_does_not_match_a_filter_is_told_apart_from_nothing() -> None:
    make_article(author=people.author())
    html = at(people.superuser()).get("/admin/contents/?kepu_status=public").content.decode()
    assert "没有符合条件的内容。" in html
    assert "还没有内容。" not in html


def test_an_author_begins_a_text_from_the_first_page_in_two_steps() -> None:
    client = at(author())
    start = reverse("kepu_write")
    assert f'href="{start}"' in client.get("/admin/").content.decode()
    forms = re.findall(r'href="(/admin/pages/add/[^"]+)"', client.get(start).content.decode())
    assert len(forms) >= 12
    assert client.get(forms[0]).status_code == 200


def test_who_may_not_write_is_told_whom_to_ask() -> None:
    html = at(people.stranger()).get(reverse("kepu_write")).content.decode()
    assert "请管理员把您加入“作者”。" in html


def test_a_finer_topic_counts_above_and_the_cell_leads_to_its_texts() -> None:
    pair = make_released_pair()
    _groups, rows = coverage(people.superuser())
    health = next(row for row in rows if row.topic.code == "health")
    full = next(cell for cell in health.cells if cell.zh)
    html = at(people.superuser()).get(full.url).content.decode()
    assert pair["zh-hans"].title in html


@pytest.mark.parametrize("role", ["作者", "审核专家", "站长"])
def test_the_menu_leads_nobody_to_a_refusal(role: str) -> None:
    person = people.stranger()
    person.groups.set([Group.objects.get(name=role)])
    client = at(person)
    offered = reverse("kepu_contents:index") in client.get("/admin/").content.decode()
    assert offered == (client.get(reverse("kepu_contents:index")).status_code == 200)
    assert offered == (role == "作者")
