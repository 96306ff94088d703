"""A resident searches: both languages, no script, no cookie, never an error."""

import re
from typing import Any

import pytest
from django.test import Client

from content.release import actions
from tests import people
from tests.portal.html import Page

TITLE_MN = "ᠲᠥᠯ ᠲᠣᠰᠬᠤ"
ODD = [
    '"', "'", "a\"b'c", "\x00", "布\x00病", "*", "NOT (a", "{title}:x", "%s %(x)d {{ x }}", "\\",
    "&|!():*<->", "\U0001f600", "\u202e病", "-", "\n\t", "'; DROP TABLE search_entry; --",
    "<script>alert(1)</script>", "病" * 10_000, "ᠮᠣᠩ " * 3_000, "ᡏᡆᠨᡎᡆᠯ", "．" * 50, "\u180e",
    "\u202f\u202f",
]  # fmt: skip


def text(client: Client, query: str, language: str = "zh-hans", **more: str) -> str:
    response = client.get(f"/{language}/search/", {"q": query, **more})
    assert response.status_code == 200, query
    return response.content.decode()


def test_a_folk_name_finds_the_article_and_the_page_says_so(
    client: Client, pair: dict[str, Any]
) -> None:
    page = text(client, "布鲁氏菌病")
    assert pair["zh-hans"].url in page
    assert "也叫" in page
    assert "布病" in page


def test_look_alike_letters_find_the_mongolian_article(
    client: Client, pair: dict[str, Any]
) -> None:
    page = text(client, "ᠲᠦᠯ ᠲᠤᠰᠬᠤ", "mvf")
    assert pair["mvf"].url in page
    assert "<mark>" in page


def test_words_are_marked_in_the_original_text(client: Client, pair: dict[str, Any]) -> None:
    page = text(client, "布病")
    assert "接羔季节防<mark>布病</mark>" in page
    assert "<mark>布病</mark>主要由病畜传给人" in page


def test_a_query_in_the_other_language_shows_the_readers_own(
    client: Client, pair: dict[str, Any]
) -> None:
    page = text(client, "布病", "mvf")
    assert f'href="{pair["mvf"].url}"' in page
    assert f'href="{pair["zh-hans"].url}"' not in page.split("<main")[1]
    assert 'lang="zh-Hans-CN"' in page.split("<main")[1]


@pytest.mark.parametrize("language", ["zh-hans", "mvf"])
def test_whatever_is_typed_is_answered(
    client: Client, pair: dict[str, Any], language: str, subtests: pytest.Subtests
) -> None:
    for query in ODD:
        with subtests.test(query=query[:20]):
            page = text(client, query, language)
            assert "<script>" not in page
            assert len(page) < 60_000


def test_odd_page_numbers_are_answered(client: Client, pair: dict[str, Any]) -> None:
    for page in ("0", "-1", "x", "99999999999999999999", "2"):
        text(client, "布病", page=page)


def test_what_is_withdrawn_is_gone_before_the_index_hears_of_it(
    client: Client, pair: dict[str, Any]
) -> None:
    actions.withdraw(pair["mvf"].translation_key, people.publisher(), reason="错了")
    for query, language in (("布病", "zh-hans"), (TITLE_MN, "mvf")):
        page = text(client, query, language)
        assert pair[language].url not in page
        assert pair[language].title not in page.split("<main")[1].split('role="search"')[1]


def test_an_empty_search_offers_the_topics(client: Client, pair: dict[str, Any]) -> None:
    assert "/zh-hans/health/" in text(client, "")
    assert "/mvf/health/" in text(client, "", "mvf")


def test_nothing_found_offers_the_topics(client: Client, pair: dict[str, Any]) -> None:
    page = text(client, "量子纠缠")
    assert "没有找到" in page
    assert "/zh-hans/health/" in page


def test_the_page_sets_no_cookie_and_needs_no_script(client: Client, pair: dict[str, Any]) -> None:
    for language in ("zh-hans", "mvf"):
        response = client.get(f"/{language}/search/", {"q": "布病"})
        assert not response.cookies
        html = response.content.decode()
        scripts = re.findall("<script[^>]*>", html)
        assert all('src="/static/' in tag and " defer" in tag for tag in scripts), scripts
        assert " style=" not in html
        assert all(url.startswith(("/", "#")) for url in Page.of(html).loads)


def test_the_mongolian_page_speaks_mongolian(client: Client, pair: dict[str, Any]) -> None:
    for query in ("", "布病", TITLE_MN, "量子纠缠"):
        for lang, said in Page.of(text(client, query, "mvf")).texts:
            if lang.startswith("mn") and query not in said:
                assert not any("\u3400" <= char <= "\u9fff" for char in said), said
                assert not any("\u0400" <= char <= "\u04ff" for char in said), said
