"""The same pages in Chromium, in two of its versions as old as the phones, and in Firefox.

They are looked at where they are installed: `make audit` brings the old Chromiums, Debian has
the others. What CSS and script may use is held everywhere by tests/portal/test_old_phones.py.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from tests.journeys.browser import FLAGS
from tests.services.browsers import toolbox
from tests.services.browsers.marionette import firefox

from .conftest import ARTICLE, PAGES, PAPER, Site

pytestmark = pytest.mark.services("chromium")
LANGUAGES = ("zh-hans", "mvf")
WIDTH, HEIGHT = 360, 740
#: Opens an address, runs the body of a function there and returns its result.
Ask = Callable[[str, str], Any]

READY = "await document.fonts.ready;"
TOO_WIDE = (
    "document.querySelectorAll('details').forEach(e => { e.open = true });"
    "return document.documentElement.scrollWidth - window.innerWidth"
)
#: On a sheet in both languages the Chinese half lies, as it should.
LYING = (
    "return [...document.querySelectorAll('.v')].filter(e => "
    "!e.matches('.edition [lang|=zh]') && e.offsetWidth && "
    "getComputedStyle(e).writingMode !== 'vertical-lr').length"
)
BESIDE = (
    "return [...document.querySelectorAll('.card')].filter(e => {"
    " const picture = e.querySelector('img'), words = e.querySelector('.card-words');"
    " const p = picture.getBoundingClientRect(), w = words.getBoundingClientRect();"
    " return p.right > w.left + 1 || w.width < 120 || Math.abs(p.top - w.top) > 2 }).length"
)
TIERS = (
    "const t = document.querySelector('.tiers');"
    "const p = [...t.querySelectorAll('p')].filter(e => !e.closest('details'));"
    "const [first, last] = [p[0], p[p.length - 1]].map(e => e.getBoundingClientRect());"
    "return [getComputedStyle(t).writingMode, last.top > first.bottom,"
    " p.every(e => e.getBoundingClientRect().right <= window.innerWidth + 1)]"
)
#: How wide and how high the finger's field of each link of a heading is, up to 61 px.
FIELDS = (
    "return [...document.querySelectorAll('.same')].map(e => {"
    " e.scrollIntoView({block: 'center'});"
    " const box = e.getBoundingClientRect();"
    " const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];"
    " const hits = (dx, dy) => e.contains(document.elementFromPoint(x + dx, y + dy));"
    " const steps = [...Array(61).keys()].map(n => n - 30);"
    " return [steps.filter(n => hits(n, 0)).length, steps.filter(n => hits(0, n)).length] })"
)
COVER = (
    "const img = document.querySelector('.cover img'); await img.decode();"
    "const lighter = document.querySelector('.cover source').srcset;"
    "return [img.naturalWidth > 0, lighter.includes(new URL(img.currentSrc).pathname)]"
)


@pytest.fixture(scope="module", params=["chromium", "chromium-92", "chromium-110", "firefox"])
def ask(
    request: pytest.FixtureRequest, playing: Playwright, chromium: Browser, tmp_path_factory: Any
) -> Iterator[Ask]:
    """One of the browsers, in a phone's window."""
    name = str(request.param)
    if name == "firefox":
        yield from _in_firefox(tmp_path_factory.mktemp("firefox"))
    elif name == "chromium":
        yield from _in_chromium(chromium)
    else:
        yield from _in_old_chromium(playing, int(name.split("-")[1]))


def _in_firefox(folder: Path) -> Iterator[Ask]:
    program = toolbox.firefox()
    if program is None:
        pytest.skip("Firefox is not installed (Debian: apt-get install firefox-esr)")
    with firefox(program, folder) as window:
        window.size(WIDTH, HEIGHT)

        def asked(url: str, body: str) -> Any:
            window.open(url)
            return window.run(f"return (async () => {{ {READY} {body} }})()")

        yield asked


def _in_old_chromium(playing: Playwright, major: int) -> Iterator[Ask]:
    program = toolbox.chromium(major)
    if program is None:
        pytest.skip(f"Chromium {major} is not installed (`make audit` brings it)")
    browser = playing.chromium.launch(
        executable_path=program, args=FLAGS, env={"LD_LIBRARY_PATH": toolbox.libraries(major)}
    )
    assert browser.version.startswith(f"{major}.")
    yield from _in_chromium(browser)
    browser.close()


def _in_chromium(browser: Browser) -> Iterator[Ask]:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, bypass_csp=True, service_workers="block"
    )
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))

    def asked(url: str, body: str) -> Any:
        page.goto(url)
        found = page.evaluate(f"async () => {{ {READY} {body} }}")
        assert errors == [], f"the page's script fails in Chromium {browser.version}"
        return found

    yield asked
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_wider_than_the_phone(site: Site, ask: Ask, language: str) -> None:
    wide = {name: ask(f"{site.site}/{language}/{path}", TOO_WIDE) for name, path in PAGES.items()}
    assert {name: by for name, by in wide.items() if by > 0} == {}


def test_every_mongolian_label_stands(site: Site, ask: Ask) -> None:
    lying = {
        name: ask(f"{site.site}/mvf/{path}", LYING) for name, path in {**PAGES, **PAPER}.items()
    }
    assert {name: many for name, many in lying.items() if many} == {}


def test_a_mongolian_article_stands_in_tiers(site: Site, ask: Ask) -> None:
    assert ask(f"{site.site}/mvf/{ARTICLE}", TIERS) == ["vertical-lr", True, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cards_words_stand_beside_its_picture(site: Site, ask: Ask, language: str) -> None:
    assert ask(f"{site.site}/{language}/health/", BESIDE) == 0


def test_the_lighter_picture_is_taken(site: Site, ask: Ask) -> None:
    assert ask(f"{site.site}/zh-hans/{ARTICLE}", COVER) == [True, True]


@pytest.mark.parametrize("path", [ARTICLE, "about/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finger_hits_each_headings_own_link(
    site: Site, ask: Ask, language: str, path: str
) -> None:
    fields = ask(f"{site.site}/{language}/{path}", FIELDS)
    assert len(fields) > 1
    assert [field for field in fields if min(field) < 40] == []
