"""The kiosk page in a real browser: what stands on the screen, and what counts as seen."""

import json
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from push.agent.agent import Agent
from push.agent.words import WORDS
from push.documents import DeniedObject, Deny, sha256_hex
from tests.journeys.browser import CHROMIUM, FLAGS
from tests.journeys.house import free_port

from .hub import DAY, FakeHub
from .people import BRUCELLOSIS, SNOW, Clock
from .screens import Screen, displayed, screen

pytestmark = pytest.mark.services("chromium")
#: The page says so after two seconds of being seen; twice that and a slow machine.
SEEN = 8.0


@pytest.fixture
def kiosk(agent: Agent) -> Iterator[Screen]:
    with screen(agent) as shown:
        yield shown


@pytest.fixture
def page(kiosk: Screen) -> Iterator[Any]:
    """The kiosk on a screen standing upright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_page(viewport={"width": 1080, "height": 1920})
        yield opened
        browser.close()


def within(seconds: float, ready: Callable[[], Any]) -> bool:
    """Whether it becomes true in time."""
    deadline = time.monotonic() + seconds
    while not (met := bool(ready())) and time.monotonic() < deadline:
        time.sleep(0.2)
    return met


@contextmanager
def tabs(url: str, folder: Path) -> Iterator[Callable[..., Any]]:
    """A browser with this page in a tab; speaks DevTools over HTTP, so tabs hide as for people."""
    port = free_port()
    own = [f"--user-data-dir={folder}", f"--remote-debugging-port={port}", "--headless=new"]
    process = subprocess.Popen([CHROMIUM, *FLAGS, *own, url], stderr=subprocess.DEVNULL)

    def ask(path: str, method: str = "GET") -> Any:
        request = urllib.request.Request(f"http://127.0.0.1:{port}/json{path}", method=method)
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - our own browser
            data = answer.read()
        return json.loads(data) if data.startswith((b"[", b"{")) else None

    try:
        yield ask
    finally:
        process.terminate()
        process.wait(timeout=10)


def test_a_card_seen_on_the_screen_is_told_once(
    agent: Agent, hub: FakeHub, kiosk: Screen, page: Any
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    page.goto(kiosk.url)
    assert within(SEEN, lambda: displayed(agent))
    page.wait_for_timeout(2500)
    assert displayed(agent) == [1]


def test_a_tab_behind_another_shows_nothing_to_anybody(
    agent: Agent, hub: FakeHub, kiosk: Screen, tmp_path: Path
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    with tabs(kiosk.url, tmp_path / "browser") as ask:
        assert within(15, lambda: _answers(ask))
        assert within(15, lambda: displayed(agent))
        agent.station.receipts.clear()
        kiosk_tab = next(one["id"] for one in ask("") if one["url"].startswith(kiosk.url))
        ask("/new?about:blank", "PUT")
        hub.show(SNOW)
        agent.attempt()
        time.sleep(SEEN)
        assert displayed(agent) == []
        ask(f"/activate/{kiosk_tab}")
        assert within(2 * SEEN, lambda: displayed(agent))


def _answers(ask: Callable[..., Any]) -> bool:
    try:
        return bool(ask(""))
    except OSError:
        return False


def test_both_languages_take_turns(agent: Agent, hub: FakeHub, kiosk: Screen, page: Any) -> None:
    hub.show(BRUCELLOSIS, SNOW)
    agent.attempt()
    page.goto(kiosk.url)
    seen = {}
    for _ in range(2):
        page.wait_for_selector(".card.on .cover.on")
        card = page.locator(".card.on")
        title = card.locator("h1")
        mode = title.evaluate("one => getComputedStyle(one).writingMode")
        seen[card.get_attribute("lang")] = (mode, card.locator(".sample").inner_text().strip())
        before = card.get_attribute("data-item")
        for _page in range(12):
            page.mouse.click(500, 900)
            page.wait_for_timeout(300)
            if page.locator(".card.on").first.get_attribute("data-item") != before:
                break
    assert seen == {
        "zh-Hans-CN": ("horizontal-tb", WORDS["sample"]["zh-hans"]),
        "mn-Mong-CN": ("vertical-lr", WORDS["sample"]["mvf"]),
    }


def test_called_back_it_leaves_the_screen_at_the_next_contact(
    agent: Agent, hub: FakeHub, kiosk: Screen, page: Any
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    page.goto(kiosk.url)
    page.wait_for_selector(".card.on")
    denied = DeniedObject(sha256_hex(BRUCELLOSIS.to_payload()), 1, "错误")
    hub.call_back(Deny(objects=(denied,)))
    agent.attempt()
    page.wait_for_selector(".card", state="detached", timeout=8000)
    assert page.locator("[data-screen=empty]").is_visible()


def test_an_expired_lease_leaves_the_screen(
    agent: Agent, hub: FakeHub, kiosk: Screen, page: Any, clock: Clock
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    page.goto(kiosk.url)
    page.wait_for_selector(".card.on")
    clock.now += 31 * DAY
    page.wait_for_selector(".card", state="detached", timeout=8000)
    assert page.locator("[data-screen=lapsed]").is_visible()


def test_without_the_agent_the_page_shows_no_card(
    agent: Agent, hub: FakeHub, kiosk: Screen, page: Any
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    page.goto(kiosk.url)
    page.wait_for_selector(".card.on")
    page.route("**/*", lambda route: route.abort())
    page.wait_for_selector("[data-screen=connecting]", timeout=35_000)
    assert page.locator(".card").count() == 0


def test_nothing_sticks_out_of_an_upright_screen(
    agent: Agent, hub: FakeHub, kiosk: Screen, page: Any
) -> None:
    hub.show(BRUCELLOSIS, SNOW)
    agent.attempt()
    for size in ({"width": 1080, "height": 1920}, {"width": 1920, "height": 1080}):
        page.set_viewport_size(size)
        for item in (0, 1):
            page.goto(f"{kiosk.url}/?item={item}")
            page.wait_for_selector(".card.on")
            cut = page.locator(".card.on .title").evaluate(
                "one => one.scrollWidth > one.clientWidth + 2"
                " || one.scrollHeight > one.clientHeight + 2"
            )
            assert not cut
            assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
