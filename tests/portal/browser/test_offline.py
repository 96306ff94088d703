"""Without a link: what was read and saved opens, says its day, and leaves when called back."""

import re
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import ARTICLE, PHONE, Site
from .slow_link import SlowLink, slow_link

pytestmark = pytest.mark.services("chromium")
WITHDRAWN = "disaster/grassland-fire/"
WITHDRAW = """
from accounts.models import User
from content.release.actions import withdraw
from content.release.models import Publication
p = Publication.objects.current().filter(slug="grassland-fire").first()
withdraw(p.translation_key, User.objects.get(username="li"), reason="写错了")
"""
RELEASE = """
from accounts.models import User
from content.pages.models import ArticlePage
from content.release.actions import release_pair
page = ArticlePage.objects.get(slug="grassland-fire", locale__language_code="zh-hans")
release_pair(page, User.objects.get(username="li"))
"""
FONT = "caches.open('shell').then(c => c.keys()).then(k => k.some(r => r.url.endsWith('woff2')))"
PICTURES = "caches.open('pictures').then(c => c.keys()).then(k => k.length > 0)"
KEPT = "path => caches.match(path).then(found => !!found)"


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone whose pages may be asked while they wait, which our own policy forbids."""
    context = chromium.new_context(viewport=PHONE, bypass_csp=True)
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def called_back(site: Site) -> Iterator[Callable[[], object]]:
    """Calls WITHDRAWN back; it stands again when the test is over, others look at it."""
    yield lambda: site.act(WITHDRAW)
    site.act(RELEASE)


@pytest.fixture
def link(site: Site) -> Iterator[SlowLink]:
    """What lies between the phone and the site."""
    with slow_link(site.port) as between:
        yield between


def _ready(page: Page) -> None:
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def _kept(page: Page, path: str) -> None:
    page.wait_for_function(KEPT, arg=path)


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "存在手机里"), ("mvf", "ᠬᠠᠳᠠᠭᠠᠯᠠᠭᠰᠠᠨ")]
)
def test_what_was_read_opens_without_a_link_and_says_its_day(
    site: Site, phone: BrowserContext, language: str, words: str
) -> None:
    page = phone.new_page()
    path = f"/{language}/{ARTICLE}"
    page.goto(site.site + path)
    _ready(page)
    _kept(page, path)
    if language == "mvf":
        page.wait_for_function(FONT)

    phone.set_offline(True)
    page.goto(site.site + path)
    note = page.locator(".kept-note")
    expect(note).to_contain_text(words)
    expect(note).to_contain_text(re.compile(r"\d{4}-\d\d-\d\d"))
    assert page.evaluate("getComputedStyle(document.body).display") == "flex"  # styles are kept too

    page.goto(f"{site.site}/{language}/{'food' if language == 'mvf' else 'science'}/")
    expect(page.locator(f"[data-kept] a[href='{path}']")).to_be_visible()


def test_a_kept_page_does_not_wait_for_a_link_that_hangs(
    phone: BrowserContext, link: SlowLink
) -> None:
    page = phone.new_page()
    path = f"/zh-hans/{ARTICLE}"
    page.goto(link.address + path)
    _ready(page)
    _kept(page, path)

    link.hang()
    page.goto(link.address + path, wait_until="domcontentloaded")
    expect(page.locator(".kept-note")).to_be_visible()
    expect(page.locator("h1")).to_be_visible()


def test_where_nothing_is_kept_a_slow_link_is_waited_for(
    phone: BrowserContext, link: SlowLink
) -> None:
    page = phone.new_page()
    page.goto(f"{link.address}/zh-hans/{ARTICLE}")
    _ready(page)

    link.hang()
    slower_than_the_worker_waits = threading.Timer(7, link.move)
    slower_than_the_worker_waits.start()
    answer = page.goto(f"{link.address}/zh-hans/disaster/stove-water-basin/")
    assert answer is not None
    assert answer.status == 200
    expect(page.locator(".rumour")).to_be_attached()
    expect(page.locator(".kept-note")).to_have_count(0)


def test_a_saved_article_has_its_pictures(site: Site, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(f"{site.site}/mvf/{ARTICLE}")
    _ready(page)
    page.locator("[data-save]").click()
    expect(page.locator("[data-save]")).to_have_attribute("aria-pressed", "true")
    page.wait_for_function(PICTURES)

    phone.set_offline(True)
    page.reload()
    wide = "() => document.querySelector('figure img').naturalWidth"
    page.locator("figure img").first.scroll_into_view_if_needed()
    page.wait_for_function(f"({wide})() > 100")


def test_what_is_called_back_leaves_the_phone_with_its_pictures_at_the_next_contact(
    site: Site, phone: BrowserContext, called_back: Callable[[], object]
) -> None:
    page = phone.new_page()
    path = f"/zh-hans/{WITHDRAWN}"
    page.goto(site.site + path)
    _ready(page)
    _kept(page, path)
    page.locator("[data-save]").click()
    page.wait_for_function(PICTURES)
    called_back()

    page.evaluate("navigator.serviceWorker.getRegistration().then(r => r.unregister())")
    page.goto(f"{site.site}/zh-hans/")  # a worker that wakes anew asks at once
    _ready(page)
    page.goto(f"{site.site}/zh-hans/about/")
    page.wait_for_function("path => caches.match(path).then(found => !found)", arg=path)
    page.wait_for_function(f"{PICTURES}.then(some => !some)")


def test_a_lease_ends_without_a_link(site: Site, phone: BrowserContext) -> None:
    page = phone.new_page()
    path = f"/zh-hans/{ARTICLE}"
    page.goto(site.site + path)
    _ready(page)
    _kept(page, path)
    page.evaluate(
        """async path => {
            const cache = await caches.open("read");
            let old = await cache.match(path);
            for (let tries = 0; !old && tries < 100; tries++) {  // the worker is still writing
                await new Promise(done => setTimeout(done, 100));
                old = await cache.match(path);
            }
            const headers = new Headers(old.headers);
            headers.set("x-kept", new Date(Date.now() - 31 * 864e5).toISOString());
            await cache.put(path, new Response(await old.blob(), {headers}));
        }""",
        path,
    )

    phone.set_offline(True)
    page.goto(site.site + path)
    expect(page.locator("[data-kept]")).to_be_attached()
    assert page.evaluate(KEPT, path) is False


def test_saving_data_leaves_pictures_out_until_they_are_tapped(
    site: Site, phone: BrowserContext
) -> None:
    page = phone.new_page()
    page.goto(f"{site.site}/zh-hans/{ARTICLE}")
    _ready(page)
    page.locator("[data-saver]").click()
    page.wait_for_function("caches.match('/saver').then(found => !!found)")
    fetched: list[str] = []
    page.on("requestfinished", lambda r: fetched.append(r.url) if "/o/" in r.url else None)
    page.goto(f"{site.site}/zh-hans/disaster/carbon-monoxide-winter/")
    picture = page.locator("figure.cover img")
    page.wait_for_function("document.querySelector('figure.cover img').complete")
    blank = picture.evaluate("img => img.naturalWidth")

    picture.click()
    page.wait_for_function(
        "blank => document.querySelector('figure.cover img').naturalWidth > blank", arg=blank
    )
    assert picture.evaluate("img => img.src").endswith("?tap")
