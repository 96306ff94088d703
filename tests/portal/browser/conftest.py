"""The real site with its samples in a process of its own, and Debian's Chromium to read it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from tests.journeys.browser import FLAGS
from tests.journeys.house import House, get, house, wait
from tests.services.presence import program

#: Kinds of pages, with the samples that stand for them.
ARTICLE = "health/brucellosis-lambing/"
CHOICE = "150724~farmers_herders~~health.disaster"
PAGES = {
    "home": "",
    "section": "health/",
    "article": ARTICLE,
    "film": "health/lambing-film/",
    "graphic": "disaster/steppe-fire-steps/",
    "rebuttal": "disaster/stove-water-basin/",
    "not translated": "health/salt-blood-pressure/",
    "search": "search/?q=12320",
    "region": "region/150724/",
    "region, page 2": "region/150724/?page=2",
    "topic": "topic/disaster/",
    "group": "group/farmers_herders/",
    "livelihood": "livelihood/pastoral/",
    "season": "season/lambing/",
    "about": "about/",
    "stations": "stations/",
    "stations of a banner": "stations/150702/",
    "station": "station/ES-150724-01/",
    "choose": "mine/",
    "mine": f"mine/{CHOICE}/",
    "change": f"mine/{CHOICE}/change/",
    "notices": "notices/",
    "my notices": f"notices/{CHOICE}/",
    "ask": "ask/",
    "report": f"report/{ARTICLE}?claim=b2",
    "offline": "offline/",
    "nothing found": "search/?q=qqqq",
    "nothing": "health/nothing/",
}
#: Sheets have a width of their own.
PAPER = {
    "poster": f"poster/{ARTICLE}a4/",
    "a rebuttal's poster": "poster/disaster/stove-water-basin/a3/both/",
}
PHONE = {"width": 390, "height": 844}


class Site(House):
    """A house of which residents see only the web process."""

    def open(self) -> None:
        self.manage("prepare", "--samples")
        self.start_web()
        wait("the site", lambda: get(f"{self.site}/zh-hans/")[0] == 200, seconds=60)

    def act(self, code: str) -> str:
        """Do something as the staff do, in a process of its own."""
        return self.manage("shell", "--no-imports", "-c", code)


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for all. What a test withdraws it puts back."""
    with house(tmp_path_factory.mktemp("site"), kind=Site) as home:
        yield home  # type: ignore[misc]


@pytest.fixture(scope="package")
def playing() -> Iterator[Playwright]:
    """What drives browsers; a process may have one."""
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as play:
        yield play


@pytest.fixture(scope="package")
def chromium(playing: Playwright) -> Iterator[Browser]:
    """One browser; each test has a context of its own."""
    browser = playing.chromium.launch(executable_path=str(_chromium()), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone that nobody has used yet."""
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    yield context
    context.close()


def _chromium() -> Path:
    return program("chromium") or Path("/usr/bin/chromium")
