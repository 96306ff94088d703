"""A busy professor on a phone: the browser itself counts taps and page loads."""

import re

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Site

pytestmark = pytest.mark.services("chromium")
SMALL_PHONE = {"width": 360, "height": 740}
#: A text of five claims waits for an expert; prints how many claims it has, and its number.
FIVE_CLAIMS = """
from accounts.models import User
from content.pages.models import ArticlePage
from content.review import actions
page = ArticlePage.objects.get(slug="salt-blood-pressure", locale__language_code="zh-hans")
draft, sarna = page.get_latest_revision_as_object(), User.objects.get(username="sarna")
claims = [child for child in draft.body if child.block_type == "claim"]
for number in range(len(claims), 5):
    first, do = claims[0].value, f"第{number}条：外出吃饭也照样做。"
    draft.body.append(("claim", type(first)(first.block, {**first, "do": do})))
draft.save_revision(user=sarna)
actions.submit(page, sarna)
print("claims:", sum(child.block_type == "claim" for child in draft.body), "page:", page.pk)
"""
#: Every finger that comes down and every page that comes is counted, over all pages of the tab.
COUNT = """
const add = (name) => sessionStorage.setItem(name, 1 + Number(sessionStorage.getItem(name) || 0));
add('loads');
addEventListener('pointerdown', () => add('taps'), true);
"""


def test_five_claims_take_two_page_loads_and_at_most_twelve_taps(
    site: Site, chromium: Browser
) -> None:
    found = re.search(r"claims: 5 page: (\d+)", site.act(FIVE_CLAIMS))
    assert found
    context = chromium.new_context(viewport=SMALL_PHONE, has_touch=True, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto(f"{site.site}/admin/login/")
    page.fill("input[name=username]", "wang")
    page.fill("input[name=password]", site.password("wang"))
    page.click("button[type=submit]")
    page.goto(f"{site.site}/admin/review/")
    page.add_init_script(COUNT)

    page.locator(f"main a[href$='/{found[1]}/judge/']").first.tap()
    page.wait_for_url("**/judge/")
    held = page.locator("label.pick.holds")
    expect(held).to_have_count(5)
    for choice in [*held.all(), *page.locator(".points label.tick").all()]:
        choice.tap()
    with page.expect_navigation():
        page.locator("button[value=approve]").tap()

    expect(page.locator("main")).to_contain_text("审核意见已记录")
    loads, taps = (int(page.evaluate(f"sessionStorage.getItem('{n}')")) for n in ("loads", "taps"))
    assert loads == 2
    assert 5 <= taps + 1 <= 12  # and the one that opened it
    said = site.act(
        "from content.review.models import Verdict\n"
        "print('said:', Verdict.objects.order_by('-id').first().decision)"
    )
    assert "said: approve" in said
    context.close()
