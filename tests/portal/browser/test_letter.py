"""A resident doubts a claim on a phone; the expert who vouched decides; everybody reads it."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from .conftest import ARTICLE, PHONE, Site

pytestmark = pytest.mark.services("chromium")
#: The expert who vouched ends the letter, another confirms the words; prints who was asked.
DECIDE = """
from content.inbox import actions
from content.inbox.enums import Outcome
from content.inbox.models import Message
from content.release import remarks
from content.release.models import Remark
from content.review.models import Expert
message = Message.objects.get(code="{code}")
experts = list(message.experts.order_by("pk"))
actions.close(message, experts[0], outcome=Outcome.STANDS, reason_zh="{zh}", reason_mn="{mn}")
vouched = actions.vouchers(message.publication)
remark = Remark.objects.get(confirmed_by=None, written_by=experts[0])
remarks.confirm(remark, Expert.objects.exclude(user=experts[0]).first().user)
print("asked those who vouched:", {{e.pk for e in experts}} <= set(vouched) and bool(experts))
"""
ZH, MN = "指南就是这样写的", "ᠵᠢᠯᠣᠭᠤᠳᠤᠯᠭᠠ ᠳᠤ ᠲᠡᠢᠮᠦ"


def assert_open_to_all(chromium: Browser, url: str) -> None:
    """The page has no barrier and does not scroll sideways on the smallest phone."""
    context = chromium.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    page.goto(url)
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    context.close()


@pytest.mark.parametrize("language", ["zh-hans", "mvf"])
def test_from_a_doubted_claim_to_its_outcome_under_the_article(
    site: Site, chromium: Browser, language: str
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.site}/{language}/{ARTICLE}")
    page.locator(".claim a.doubt").first.click()
    assert "claim=b" in page.url
    page.fill("textarea[name=text]", f"这一条和兽医站说的不一样（{language}）")
    page.locator(".write-form button[type=submit]").click()

    page.wait_for_url(f"**/{language}/message/*/")
    assert_open_to_all(chromium, page.url)
    said = site.act(DECIDE.format(code=urlsplit(page.url).path.split("/")[3], zh=ZH, mn=MN))
    assert "asked those who vouched: True" in said

    mine = MN if language == "mvf" else ZH
    page.reload()
    expect(page.locator("main")).to_contain_text(mine.split()[0])
    assert_open_to_all(chromium, page.url)
    page.goto(f"{site.site}/{language}/{ARTICLE}")
    expect(page.locator(".outcomes")).to_contain_text(mine.split()[0])
    assert context.cookies() == []
    context.close()
