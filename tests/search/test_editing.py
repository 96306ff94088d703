"""What editors set: synonyms and pins; what they see: questions that found nothing."""

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from outbox.drain import drain
from search import asked, queries
from search.models import AskedQuery, Pin, SynonymGroup
from search.queries import Request
from tests import people
from tests.factories.release import make_released_pair


def first(query: str, language: str = "zh-hans") -> Any:
    results = queries.search(Request(query, language)).results
    return results[0].publication if results else None


def test_a_new_synonym_finds_at_once(pair: dict[str, Any]) -> None:
    assert queries.search(Request("羊热病", "zh-hans")).exact == 0
    SynonymGroup.objects.create(names="布病，羊热病")
    found = queries.search(Request("羊热病", "zh-hans"))
    assert found.exact == 1
    assert found.named[0].others == ("布病",)


def test_a_new_synonym_is_on_the_next_page(client: Client, pair: dict[str, Any]) -> None:
    """No page that was kept before answers."""
    address = "/zh-hans/search/?q=羊热病"
    assert pair["zh-hans"].url not in client.get(address).content.decode()
    group = SynonymGroup.objects.create(names="布病，羊热病")
    assert pair["zh-hans"].url in client.get(address).content.decode()
    group.delete()
    assert pair["zh-hans"].url not in client.get(address).content.decode()


def test_a_pinned_article_stands_first_for_its_query_only(pair: dict[str, Any]) -> None:
    other = make_released_pair("plague", title="鼠疫：布病 布病 布病 布病 布病")
    drain()
    weak = pair["zh-hans"] if first("布病") == other["zh-hans"] else other["zh-hans"]
    pin = Pin(query="布病怎么办？", address=weak.url)
    pin.full_clean()
    pin.save()
    assert first("布病") == weak
    assert first("什么是布病") == weak
    assert first("鼠疫") == other["zh-hans"]


def test_a_pin_shows_in_both_languages_and_never_what_is_withdrawn(pair: dict[str, Any]) -> None:
    pin = Pin(query="量子", address=pair["zh-hans"].url)
    pin.full_clean()
    pin.save()
    assert first("量子", "mvf") == pair["mvf"]
    from content.release import actions
    from tests import people

    actions.withdraw(pair["mvf"].translation_key, people.publisher(), reason="错了")
    assert first("量子") is None


@pytest.mark.parametrize("address", ["/zh-hans/health/nothing/", "x", "https://example.org/"])
def test_a_pin_to_nothing_is_refused(pair: dict[str, Any], address: str) -> None:
    with pytest.raises(ValidationError):
        Pin(query="布病", address=address).full_clean()


def test_what_was_asked_is_counted_by_language_and_region(pair: dict[str, Any]) -> None:
    for _ in range(3):
        asked.count("量子 纠缠", language="zh-hans", region="150724", found=False)
    asked.count("布病", language="mvf", region="", found=True)
    asked.write()
    assert list(AskedQuery.objects.often_enough()) == [
        {"language": "zh-hans", "region": "150724", "text": "量子 纠缠", "asked": 3, "vain": 3}
    ]


@pytest.mark.parametrize(
    "text", ["13812345678", "我的电话 138 1234 5678", "a@b.cn", "长" * 61, "  "]
)
def test_what_may_name_a_person_is_not_counted(db: None, text: str) -> None:
    asked.count(text, language="zh-hans", region="", found=False)
    asked.write()
    assert not AskedQuery.objects.exists()


def test_what_is_old_or_was_asked_by_few_is_forgotten(db: None) -> None:
    today = timezone.localdate()
    for weeks, times in ((0, 1), (3, 1), (3, 9), (20, 9)):
        AskedQuery.objects.create(
            week=today - timedelta(weeks=weeks),
            language="mvf",
            text=f"{weeks} {times}",
            times=times,
        )
    asked.forget()
    assert set(AskedQuery.objects.values_list("text", flat=True)) == {"0 1", "3 9"}


def test_an_editor_sees_what_was_not_found_and_what_to_do(
    client: Client, pair: dict[str, Any]
) -> None:
    for _ in range(3):
        client.get("/zh-hans/search/", {"q": "量子纠缠"})
    client.force_login(people.superuser())
    page = client.get("/admin/search-asked/").content.decode()
    assert "量子纠缠" in page
    for link in re.findall(r'href="(/admin/(?:snippets/search|pages/add)[^"]*)"', page):
        assert client.get(html.unescape(link)).status_code == 200, link
    synonym = client.get("/admin/snippets/search/synonymgroup/add/", {"names": "量子纠缠，"})
    assert "量子纠缠，" in synonym.content.decode()


def test_to_write_about_it_begins_with_its_words(client: Client, pair: dict[str, Any]) -> None:
    for _ in range(3):
        client.get("/zh-hans/search/", {"q": "量子纠缠"})
    client.force_login(people.superuser())
    write = _link(client, "/admin/search-asked/", "/admin/write/")
    form = _link(client, write, "/admin/write/pages/articlepage/")
    page = client.get(form).content.decode()
    assert re.search(r'<(?:input|textarea)[^>]*name="title"[^>]*(?:value="|>\s*)量子纠缠', page)


def _link(client: Client, page: str, start: str) -> str:
    """The address of the first link on a page that begins so."""
    found = re.search(rf'href="({start}[^"]*)"', client.get(page).content.decode())
    assert found, f"{page} has no link to {start}"
    return html.unescape(found[1])


def test_the_report_is_for_editors(client: Client, pair: dict[str, Any]) -> None:
    client.force_login(people.keeper())
    assert client.get("/admin/search-asked/").status_code in (302, 403)


def test_a_group_of_one_name_is_refused(db: None) -> None:
    with pytest.raises(ValidationError):
        SynonymGroup(names="布病").full_clean()
