"""What helps a translator, tried with a keyboard, a clipboard and a file on a disk."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Site

pytestmark = pytest.mark.services("chromium")
PK = """
from content.pages.models import ArticlePage
print(ArticlePage.objects.get(slug="rabies-bite", locale__language_code="mvf").pk)
"""


@pytest.fixture
def sheet(site: Site, chromium: Browser) -> Page:
    """Batu before a translation, with something to paste from."""
    context = chromium.new_context(reduced_motion="reduce", accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto(f"{site.site}/admin/login/")
    page.fill("input[name=username]", "batu")
    page.fill("input[name=password]", site.password("batu"))
    page.click("button[type=submit]")
    page.goto(f"{site.site}/admin/translation/{site.act(PK).split()[-1]}/")
    return page


def paste(page: Page, text: str) -> None:
    """Over what stands in the first unit."""
    field = page.locator(".unit textarea").first
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    field.focus()
    page.keyboard.press("Control+A")
    with page.expect_response("**/check/"):
        page.keyboard.press("Control+V")


def test_what_is_pasted_is_put_right_and_looked_at(sheet: Page) -> None:
    field, advice = sheet.locator(".unit textarea").first, sheet.locator(".unit .advice").first
    paste(sheet, "ᠮᠣᠩᠭᠣᠯ ᠤᠨ ᠰᠠᠶᠢᠨ")
    expect(field).to_have_value("ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ ᠰᠠᠢᠨ")
    expect(advice).to_contain_text("已自动改好")
    paste(sheet, "\ue266ᠮᠣᠩ")
    expect(advice).to_contain_text("私用区字符")
    expect(field).to_have_value("\ue266ᠮᠣᠩ")
    sheet.context.close()


def test_a_translation_goes_to_another_program_and_back(sheet: Page, tmp_path: Path) -> None:
    with sheet.expect_download() as coming:
        sheet.get_by_text("导出PO").click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    was = sheet.locator(".unit textarea").first.input_value()
    file.write_text(file.read_text().replace(was, f"{was} ᠮᠣᠩᠭᠣᠯ ᠤᠨ", 1))
    sheet.get_by_text("导入PO文件").click()
    sheet.set_input_files("input[type=file]", file)
    sheet.get_by_role("button", name="导入", exact=True).click()
    expect(sheet.locator(".messages")).to_contain_text("已导入")
    field = sheet.locator(".unit textarea").first
    expect(field).to_have_value(f"{was} ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ")
    sheet.context.close()
