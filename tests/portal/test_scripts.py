"""On a Mongolian page every interface text is in its script: the whole site is walked."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation
from django.utils.formats import date_format

from mongolian.dates import format_date
from portal.templatetags.script import day, proper, script

from .html import Page

HAN, CYRILLIC = re.compile("[\u3400-\u9fff]"), re.compile("[\u0400-\u052f]")
HUDUM = re.compile("[\u1820-\u1842]")
MONGOLIAN = settings.HTML_LANG["mvf"]


def test_no_page_has_a_cyrillic_letter(client: Client, public_addresses: list[str]) -> None:
    for address in public_addresses:
        assert not CYRILLIC.search(client.get(address).content.decode()), address


def test_mongolian_pages_have_no_text_in_han_only(
    client: Client, public_addresses: list[str]
) -> None:
    seen = 0
    for address in (a for a in public_addresses if a.startswith("/mvf/")):
        for lang, text in Page.of(client.get(address).content.decode()).texts:
            if lang != MONGOLIAN:
                continue
            seen += bool(HUDUM.search(text))
            assert HUDUM.search(text) or not HAN.search(text), f"{address}: {text}"
    assert seen > 100


def test_language_is_said_to_html_and_http(client: Client, pair: dict[str, Any]) -> None:
    response = client.get("/mvf/health/brucellosis/")

    assert response["Content-Language"] == "mn-Mong-CN"
    assert '<html lang="mn-Mong-CN" data-script="mong">' in response.content.decode()
    assert client.get("/zh-hans/")["Content-Language"] == "zh-Hans-CN"


def test_font_is_preloaded_on_mongolian_pages_only(client: Client, pair: dict[str, Any]) -> None:
    preload = 'rel="preload" href="/static/portal/mongol-hudum'

    assert preload in client.get("/mvf/").content.decode()
    assert preload not in client.get("/zh-hans/").content.decode()


def test_short_numbers_stand_upright_and_long_ones_do_not() -> None:
    with translation.override("mvf"):
        assert script("ᠨᠢᠭᠡ 37") == 'ᠨᠢᠭᠡ <span class="n">37</span>'
        for text in ("2026", "12320", "1.5", "120/80", "H5N1", "2-3"):
            assert "<span" not in script(text), text
    with translation.override("zh-hans"):
        assert script("3 天") == "3 天"


def test_text_is_escaped_and_safe_html_keeps_its_tags() -> None:
    with translation.override("mvf"):
        assert script("<b> 5 </b>") == '&lt;b&gt; <span class="n">5</span> &lt;/b&gt;'
        assert script("a&amp;b") == "a&amp;amp;b"


def test_dates_are_the_scripts_own(settings: Any) -> None:
    moment = timezone.now()
    with translation.override("mvf"):
        assert "ᠣᠨ" in day(moment)
        assert date_format(timezone.localtime(moment)) == format_date(timezone.localtime(moment))
        assert day("2026-11-24T10:00:00+08:00").startswith('<time datetime="2026-11-24">')
    with translation.override("zh-hans"):
        assert "年" in day(moment)
        assert day(None) == ""


@pytest.mark.parametrize("language", ["zh-hans", "mvf"])
def test_sections_of_a_text_have_the_same_names_in_both_languages(
    client: Client, pair: dict[str, Any], language: str
) -> None:
    other = "mvf" if language == "zh-hans" else "zh-hans"
    html = client.get(f"/{language}/health/brucellosis/").content.decode()

    assert '<h2 id="h1"' in html
    assert f'href="/{other}/health/brucellosis/#h1"' in html


def test_a_chinese_title_inside_mongolian_words_is_marked_for_its_voice() -> None:
    with translation.override("mvf"):
        html = proper("ᠪᠠᠢᠭᠤᠯᠭ《人类与布病》（2006） <b>")
    assert html.startswith('ᠪᠠᠢᠭᠤᠯᠭ<span lang="zh-Hans-CN">《人类与布病》')
    assert html.count("<span lang") == 1
    assert html.endswith("&lt;b&gt;")
    assert proper("《人类与布病》") == "《人类与布病》"
