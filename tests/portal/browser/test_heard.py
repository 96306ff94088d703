"""What a screen reader says of our pages: Chromium's accessibility tree, as it is read."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from .conftest import ARTICLE, CHOICE, PAGES, Site

pytestmark = pytest.mark.services("chromium")
LANGUAGES = ("zh-hans", "mvf")
WORDS = {"zh-hans": "蒙古文", "mvf": "中文"}


def _said(wire: CDPSession) -> list[dict[str, Any]]:
    """Role, name and properties of everything that is not passed over in silence."""
    found = wire.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in found}
    nodes, ahead = [], [found[0]["nodeId"]]
    while ahead:
        nodes.append(by_id[ahead.pop()])
        ahead += reversed([key for key in nodes[-1].get("childIds", []) if key in by_id])
    return [
        {
            "role": node["role"]["value"],
            "name": node.get("name", {}).get("value", "").strip(),
            **{one["name"]: one["value"].get("value") for one in node.get("properties", [])},
        }
        for node in nodes
        if not node["ignored"]
    ]


def _names(said: list[dict[str, Any]], role: str) -> list[str]:
    return [one["name"] for one in said if one["role"] == role]


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    return phone.new_page()


@pytest.fixture
def wire(phone: BrowserContext, page: Page) -> CDPSession:
    """What asks the page's browser for what it tells a screen reader."""
    wire = phone.new_cdp_session(page)
    wire.send("Accessibility.enable")
    return wire


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_one_first_heading_and_a_name_for_all_that_can_be_used(
    site: Site, page: Page, wire: CDPSession, language: str
) -> None:
    wrong = []
    for kind, path in PAGES.items():
        page.goto(f"{site.site}/{language}/{path}")
        said = _said(wire)
        levels = [one["level"] for one in said if one["role"] == "heading"]
        if levels[0] != 1 or levels.count(1) != 1:
            wrong.append((kind, levels))
        if any(later - before > 1 for before, later in pairwise(levels)):
            wrong.append((kind, levels))
        usable = ("link", "button", "textbox", "searchbox", "checkbox", "heading", "image", "table")
        wrong += [(kind, one) for one in said if one["role"] in usable and not one["name"]]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "health/", f"mine/{CHOICE}/"])
def test_a_list_of_links_is_a_list_of_titles(
    site: Site, page: Page, wire: CDPSession, language: str, path: str
) -> None:
    page.goto(f"{site.site}/{language}/{path}")
    titles = [
        words.strip() for words in page.locator(":is(.card, .hero) :is(h2, h3)").all_inner_texts()
    ]
    links = _names(_said(wire), "link")

    assert titles
    assert [title for title in titles if links.count(title) != titles.count(title)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_say_only_what_they_head_and_the_other_script_is_named_in_the_readers(
    site: Site, page: Page, wire: CDPSession, language: str
) -> None:
    page.goto(f"{site.site}/{language}/{ARTICLE}")
    said, other = _said(wire), WORDS[language]
    headings = [name for name in _names(said, "heading") if name]

    assert [name for name in headings if name.endswith(other)] == []
    assert _names(said, "link").count(other) == page.locator("h2 a.same").count() + (
        language == "mvf"  # the bar's switch
    )
    switch = page.locator("a.switch")
    expect(switch).to_have_accessible_name("中文" if language == "mvf" else "ᠮᠣᠩᠭᠣᠯ 蒙古文")


def test_doubting_says_which_statement(site: Site, page: Page) -> None:
    page.goto(f"{site.site}/zh-hans/{ARTICLE}")
    said = page.locator(".claim-says").all_inner_texts()
    doubts = page.locator(".claim .doubt")

    assert len(said) == doubts.count() == 2
    for place, statement in enumerate(said):
        expect(doubts.nth(place)).to_have_accessible_description(statement)


def test_what_was_not_sent_is_said_first_and_the_reader_stands_in_the_field(
    site: Site, chromium: Browser
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.site}/zh-hans/ask/")
    page.locator("#text").fill("https://a.cn https://b.cn https://c.cn 好吗")
    page.locator(".write-form button").click()

    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#text")).to_have_accessible_description("网址太多了，请用自己的话写。")
    assert page.title().startswith("还没有发出")
    context.close()


def test_a_search_says_first_how_many_it_found(site: Site, page: Page, wire: CDPSession) -> None:
    page.goto(f"{site.site}/zh-hans/search/?q=qqqq")
    assert page.title().startswith("没有找到 · qqqq")
    assert _names(_said(wire), "heading")[0] == "没有找到"


def test_names_that_are_offered_while_typing_are_said(site: Site, page: Page) -> None:
    page.goto(f"{site.site}/zh-hans/search/")
    page.locator("input[name=q]").press_sequentially("布鲁氏")
    expect(page.locator(".suggestions a").first).to_be_visible()
    offered = page.locator(".suggestions a").all_inner_texts()
    expect(page.locator("p[role=status]")).to_have_text("、".join(offered))
