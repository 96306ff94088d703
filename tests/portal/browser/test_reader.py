"""What a resident's browser does on our pages, and what it never does."""

from ast import literal_eval
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import ARTICLE, CHOICE, PAGES, PAPER, PHONE, Site

pytestmark = pytest.mark.services("chromium")
LANGUAGES = ("zh-hans", "mvf")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_host_is_asked_no_cookie_set_and_no_script_fails(
    site: Site, phone: BrowserContext, language: str
) -> None:
    asked: list[str] = []
    errors: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.on("weberror", lambda error: errors.append(str(error.error)))
    page = phone.new_page()
    for path in (*PAGES.values(), *PAPER.values()):
        page.goto(f"{site.site}/{language}/{path}")
        page.wait_for_load_state("networkidle")

    assert len(asked) > len(PAGES)
    ours = urlsplit(site.site).netloc
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {ours}
    assert phone.cookies() == []
    assert errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_a_barrier(site: Site, chromium: Browser, language: str, scheme: str) -> None:
    context = chromium.new_context(
        viewport=PHONE, color_scheme=scheme, bypass_csp=True, service_workers="block"
    )
    page, found = context.new_page(), []
    for name, path in {**PAGES, **PAPER}.items():
        page.goto(f"{site.site}/{language}/{path}")
        violations = Axe().run(page).response["violations"]
        found += [(name, v["id"], [n["target"] for n in v["nodes"]]) for v in violations]
    context.close()
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_in_the_readers_own_colours(
    site: Site, chromium: Browser, language: str
) -> None:
    """Upright numbers in vertical text end the page in Chromium 156 when colours are forced."""
    context = chromium.new_context(
        viewport=PHONE, forced_colors="active", bypass_csp=True, service_workers="block"
    )
    page, ended = context.new_page(), []
    page.on("crash", lambda crashed: ended.append(crashed.url))
    for path in {**PAGES, **PAPER}.values():
        page.goto(f"{site.site}/{language}/{path}")
        page.screenshot()
    context.close()
    assert ended == []


@pytest.mark.parametrize("width", [320, 360, 640, 768, 1080, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways(site: Site, chromium: Browser, language: str, width: int) -> None:
    height = 1920 if width == 1080 else 740
    context = chromium.new_context(
        viewport={"width": width, "height": height}, service_workers="block"
    )
    page, wide = context.new_page(), []
    for name, path in PAGES.items():
        page.goto(f"{site.site}/{language}/{path}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(name)
    context.close()
    assert wide == []


AGAIN = f"""
from accounts.models import User
from content.release.actions import latest, release_pair
from content.release.models import Publication
old = Publication.objects.current().filter(path="{ARTICLE.rstrip("/")}")
print(*old.values_list("language", "pk"), sep="|")
release_pair(latest(old[0].page_id), User.objects.get(username="li"))
"""


def test_the_page_of_old_paper_has_no_barrier_and_does_not_scroll_sideways(
    site: Site, chromium: Browser
) -> None:
    old = [literal_eval(pair) for pair in site.act(AGAIN).strip().split("|")]
    context = chromium.new_context(
        viewport={"width": 320, "height": 640}, bypass_csp=True, service_workers="block"
    )
    page = context.new_page()
    for language, pk in old:
        page.goto(f"{site.site}/q/{pk}")
        assert urlsplit(page.url).path == f"/{language}/printed/{pk}/"
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_opens_with_few_bytes(site: Site, chromium: Browser, language: str) -> None:
    """What must come before the text can be read: 24 KB with everything but font and pictures."""
    context = chromium.new_context(viewport=PHONE, service_workers="block")
    page, sizes = context.new_page(), {}
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    names: dict[str, str] = {}
    wire.on(
        "Network.requestWillBeSent", lambda e: names.update({e["requestId"]: e["request"]["url"]})
    )
    wire.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]})
    )
    page.goto(f"{site.site}/{language}/{ARTICLE}", wait_until="networkidle")
    context.close()
    weights = {urlsplit(names[key]).path: size for key, size in sizes.items() if key in names}
    first = {
        p: s for p, s in weights.items() if not p.startswith(("/o/", "/qr/")) and "woff2" not in p
    }
    assert f"/{language}/{ARTICLE}" in first
    assert sum(first.values()) <= 24 * 1024, first


def test_a_phone_that_reads_chinese_fetches_no_mongolian_font(
    site: Site, phone: BrowserContext
) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    page = phone.new_page()
    for path in ("", "health/", ARTICLE):
        page.goto(f"{site.site}/zh-hans/{path}", wait_until="networkidle")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_load_state("networkidle")
    assert [url for url in asked if "woff2" in url] == []


def test_every_heading_leads_to_the_same_section_without_script(
    site: Site, chromium: Browser
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.site}/zh-hans/{ARTICLE}")
    page.locator("h2 a.same").last.click()

    heading = urlsplit(page.url).fragment
    assert page.url.startswith(f"{site.site}/mvf/{ARTICLE}")
    expect(page.locator(f"h2#{heading}")).to_be_in_viewport()
    context.close()


def test_the_switch_keeps_the_paragraph(site: Site, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(f"{site.site}/zh-hans/{ARTICLE}", wait_until="load")
    block = page.locator(".body > .text").last
    name = block.get_attribute("id")
    block.evaluate("e => e.scrollIntoView()")
    page.locator("a.switch").evaluate("a => a.click()")
    page.wait_for_url(f"**/mvf/{ARTICLE}#*")

    assert urlsplit(page.url).fragment.split(".")[0] == name
    expect(page.locator(f"#{name}")).to_be_in_viewport()


def test_reading_searching_switching_and_choosing_without_script(
    site: Site, chromium: Browser
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.site}/zh-hans/")
    page.fill("input[name=q]", "布病")
    page.locator("form.search button").click()
    assert "/zh-hans/search/" in page.url

    page.goto(f"{site.site}/mvf/mine/")
    for code in ("150724", "farmers_herders", "health", "disaster"):
        page.locator(f"input[value='{code}']").check()
    page.locator("form.choose button[type=submit]").click()
    assert page.url == f"{site.site}/mvf/mine/{CHOICE}/"
    assert page.locator(".card .why").count() > 0
    page.locator("a.switch").click()
    assert page.url == f"{site.site}/zh-hans/mine/{CHOICE}/"
    context.close()


def test_a_choice_is_remembered_only_when_asked_to(site: Site, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.goto(f"{site.site}/zh-hans/mine/{CHOICE}/")
    page.goto(f"{site.site}/zh-hans/")
    assert _leads(page, "/zh-hans/mine/")

    page.goto(f"{site.site}/zh-hans/mine/{CHOICE}/")
    page.locator("[data-keep]").click()
    page.goto(f"{site.site}/zh-hans/")
    assert _leads(page, f"/zh-hans/mine/{CHOICE}/")
    assert _leads(page, f"/zh-hans/notices/{CHOICE}/")


def test_the_nearest_banner_is_found_on_the_phone(site: Site, chromium: Browser) -> None:
    context = chromium.new_context(
        viewport=PHONE, geolocation={"latitude": 49.6, "longitude": 117.4},
        permissions=["geolocation"], service_workers="block",
    )  # fmt: skip
    page = context.new_page()
    page.goto(f"{site.site}/zh-hans/mine/", wait_until="networkidle")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.locator("[data-near]").click()

    expect(page.locator("input[value='150781']")).to_be_checked()
    # The browser fetches the page's icon whenever it likes.
    assert [url for url in asked if not url.endswith("/icon.svg")] == []
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_poster_is_one_sheet_of_paper(site: Site, phone: BrowserContext, language: str) -> None:
    page = phone.new_page()
    for size, width, height in (("a4", 595, 842), ("a3", 842, 1191)):
        for tail in ("", "both/"):
            page.goto(f"{site.site}/{language}/poster/{ARTICLE}{size}/{tail}")
            pdf = page.pdf(prefer_css_page_size=True, print_background=True)
            assert pdf.count(b"/Type /Page\n") == 1
            box = pdf.split(b"/MediaBox [")[1].split(b"]")[0].split()
            assert [round(float(n)) for n in box[2:]] == pytest.approx([width, height], abs=2)
            hidden = page.evaluate(
                "[...document.querySelectorAll('.text')].some(e => "
                "e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2)"
            )
            assert not hidden, f"{language} {size} {tail}: text does not fit the sheet"


def _leads(page: Page, address: str) -> bool:
    page.wait_for_load_state("load")
    return page.locator(f"footer a[href$='{address}']").count() == 1
