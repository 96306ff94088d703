"""Without a finger or a mouse, enlarged, and in the narrowest window."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from .conftest import ARTICLE, PAGES, Site

LANGUAGES = ("zh-hans", "mvf")
services = pytest.mark.services("chromium")
#: Where the keyboard stands: name, outline (its own or, for a hidden box, its label's; for a card,
#: that of all its words), whether a box around it cuts the outline off, and place.
HERE = """() => {
    const e = document.activeElement, words = e.closest('.card-words, .hero-words');
    const seen = words || (e.matches('.boxes input') ? e.nextElementSibling : e);
    const style = words ? getComputedStyle(e, '::after') : getComputedStyle(seen);
    const box = seen.getBoundingClientRect();
    const out = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) - 1;
    let cut = false;
    for (let p = seen.parentElement; p && p !== document.body; p = p.parentElement) {
        if (getComputedStyle(p).overflow === 'visible') continue;
        const frame = p.getBoundingClientRect();
        cut = cut || box.left - out < frame.left || box.right + out > frame.right
            || box.top - out < frame.top || box.bottom + out > frame.bottom;
    }
    return {
        name: e.tagName + '.' + e.className, outline: style.outlineStyle !== 'none' && !cut
            && parseFloat(style.outlineWidth) >= 2
            && !/^rgba\\(.*, 0\\)$/.test(style.outlineColor),
        shown: box.width > 0 && box.right > 0 && box.left < innerWidth
            && box.bottom > 0 && box.top < innerHeight,
        number: [...document.querySelectorAll('*')].indexOf(e), body: e === document.body,
    };
}"""
#: Labels that stick out of what is tapped, and words that are cut off.
OUT = """() => [...document.querySelectorAll('a .v, button .v, summary .v, label .v, h1.v, h2.v')]
    .filter(e => {
        const own = e.getBoundingClientRect();
        if (own.width < 2 || e.matches('.card-summary, .hero-summary, .card-title')) return false;
        const box = (e.closest('a, button, summary, label') || e).getBoundingClientRect();
        return own.right > box.right + 1 || own.bottom > box.bottom + 1
            || (getComputedStyle(e).overflow === 'hidden' && e.scrollHeight > e.clientHeight + 2);
    }).filter(e => !e.closest('.card, .hero')).map(e => e.className + ' ' + e.textContent)"""


def _tabbed(page: Page) -> list[dict[str, Any]]:
    """Everything the Tab key stops at, until it leaves the page."""
    stops: list[dict[str, Any]] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(HERE)
        if stop["body"] or (stops and stop["number"] <= stops[0]["number"]):
            return stops
        stops.append(stop)
    raise AssertionError("Tab never leaves the page")


@services
@pytest.mark.parametrize("path", ["", ARTICLE, "mine/", "search/?q=12320"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_tab_goes_through_the_page_in_its_order_and_shows_where_it_is(
    site: Site, phone: BrowserContext, language: str, path: str
) -> None:
    page = phone.new_page()
    page.goto(f"{site.site}/{language}/{path}")
    stops = _tabbed(page)

    assert len(stops) > 8
    assert [stop["name"] for stop in stops if not (stop["outline"] and stop["shown"])] == []
    numbers = [stop["number"] for stop in stops]
    assert numbers == sorted(numbers)


@services
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_stop_leads_past_the_bar(
    site: Site, phone: BrowserContext, language: str
) -> None:
    page = phone.new_page()
    page.goto(f"{site.site}/{language}/{ARTICLE}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


@services
@pytest.mark.parametrize("size", [(320, 640), (390, 844), (640, 430), (1080, 1920)])
def test_no_mongolian_label_leaves_its_box(
    site: Site, chromium: Browser, size: tuple[int, int]
) -> None:
    """640 × 430 is a desktop's window at 200 %."""
    width, height = size
    context = chromium.new_context(
        viewport={"width": width, "height": height}, service_workers="block"
    )
    page, out = context.new_page(), {}
    for name, path in PAGES.items():
        page.goto(f"{site.site}/mvf/{path}")
        page.evaluate("document.fonts.ready")
        out[name] = page.evaluate(OUT)
    context.close()
    assert {name: labels for name, labels in out.items() if labels} == {}


def test_nothing_moves() -> None:
    """So there is nothing that a reader who wants less motion could ask to stop."""
    static = Path(__file__).resolve().parents[3] / "site" / "portal" / "static" / "portal"
    for sheet in ("site.css", "poster.css"):
        text = (static / sheet).read_text()
        assert not re.search(r"animation|transition|scroll-behavior|@keyframes", text), sheet
