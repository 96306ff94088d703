"""The author's form, used faster than it expects and on a link that comes and goes."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .conftest import Site

pytestmark = pytest.mark.services("chromium")
SECTION = """
from content.pages.models import SectionPage
print(SectionPage.objects.get(slug="health", locale__language_code="zh-hans").pk)
"""
TITLES = """
from content.pages.models import ArticlePage
print(*ArticlePage.objects.order_by("-pk").values_list("draft_title", flat=True)[:1])
"""
EDIT = re.compile(r"/admin/pages/\d+/edit/")
#: The form's first look at itself, two seconds after it opens, has been taken.
CALM = """() => new Promise(done =>
    document.addEventListener("w-unsaved:watch-edits", done, { once: true }))"""


@pytest.fixture
def form(site: Site, chromium: Browser) -> Page:
    """Sarna, who signs in and has a new article's address before her."""
    context = chromium.new_context(reduced_motion="reduce")
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto(f"{site.site}/admin/login/")
    page.fill("input[name=username]", "sarna")
    page.fill("input[name=password]", site.password("sarna"))
    page.click("button[type=submit]")
    page.goto(f"{site.site}/admin/pages/add/pages/articlepage/{site.act(SECTION).split()[-1]}/")
    return page


def test_what_is_typed_at_once_is_saved(form: Page, site: Site) -> None:
    """Wagtail takes its first look after two seconds and held all before for saved."""
    form.locator("[name=title]").press_sequentially("一打开就写")
    form.wait_for_url(EDIT)
    assert "一打开就写" in site.act(TITLES)
    form.context.close()


def test_what_is_typed_while_it_saves_is_saved_too(form: Page, site: Site) -> None:
    """Wagtail held what stood in the form when the answer came for what it had sent."""
    form.evaluate(CALM)
    title = form.locator("[name=title]")

    def later(route: Route) -> None:
        form.unroute_all()
        answer = route.fetch()
        title.press_sequentially("又补一句")
        route.fulfill(response=answer)

    form.route("**/pages/add/**", later)
    title.press_sequentially("先写一句")
    with form.expect_response(lambda answer: bool(EDIT.search(answer.url))):
        form.wait_for_url(EDIT)
    expect(title).to_have_value("先写一句又补一句")
    assert "先写一句又补一句" in site.act(TITLES)
    form.context.close()


def test_what_the_server_could_not_take_is_sent_again(form: Page, site: Site) -> None:
    """A web process that starts anew behind nginx answers 502 for a moment."""
    form.route("**/pages/add/**", lambda route: route.fulfill(status=502, body="Bad Gateway"))
    with form.expect_response("**/pages/add/**"):
        form.locator("[name=title]").press_sequentially("服务器重启时写的")
    form.unroute_all()
    form.wait_for_url(EDIT)
    assert "服务器重启时写的" in site.act(TITLES)
    form.context.close()
