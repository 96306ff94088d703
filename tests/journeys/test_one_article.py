"""One article, from a draft to a screen in the steppe, and back.

Everything is real: web, driver, signer and e-station are processes of their own, and every person
sits at a browser. Only the people, the stations and the vocabulary come from the sample loader.
"""

import json
import re
import shutil
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from .browser import CHROMIUM, FLAGS
from .house import ROOT, House, get, house, wait
from .staff import PATIENCE, Staff

pytestmark = [pytest.mark.journey, pytest.mark.services("chromium")]

STATION = "ES-150724-01"
TITLE_ZH, TITLE_MN = "接羔时怎样防布病", "ᠲᠥᠯ ᠲᠣᠰᠬᠤ ᠦᠶ\u180eᠡ\u202fᠳᠦ ᠬᠠᠮᠠᠭᠠᠯᠠᠬᠤ"
#: What the translator writes, by what the author wrote.
PAIRS = {
    TITLE_ZH: TITLE_MN,
    "戴手套，奶要煮开。": "ᠪᠡᠭᠡᠯᠡᠢ ᠡᠮᠦᠰᠬᠦ ᠬᠡᠷᠡᠭᠲᠡᠢ᠃",
    "布病主要由病畜传给人。": "ᠡᠨᠡ ᠡᠪᠡᠳᠴᠢᠨ ᠮᠠᠯ\u202fᠠᠴᠠ ᠬᠦᠮᠦᠨ\u202fᠳᠦ ᠬᠠᠯᠳᠠᠨ\u180eᠠ᠃",
    "《布鲁氏菌病诊疗方案》": "《ᠡᠮᠴᠢᠯᠡᠬᠦ ᠲᠥᠰᠥᠯ》",
    "危险": "ᠠᠶᠤᠯᠲᠠᠢ",
    "不喝生奶。": "ᠲᠦᠭᠦᠬᠡᠢ ᠰᠦ ᠪᠦᠦ ᠤᠤᠭᠤᠭᠠᠷᠠᠢ᠃",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The house with the sample people and stations, and nothing to read in it yet."""
    folder = tmp_path_factory.mktemp("journey")
    samples = folder / "samples"
    samples.mkdir()
    for name in ("people.yaml", "stations.yaml"):
        shutil.copy(ROOT / "content" / "samples" / name, samples)
    (samples / "campaigns.yaml").write_text("campaigns: []\n")
    with house(folder) as home:
        home.manage("load_sample", "--folder", str(samples))
        yield home


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        yield play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


def test_one_article_goes_the_whole_way_and_is_called_back(home: House, browser: Browser) -> None:
    page_id, path = written(home, browser)
    refused_unreviewed(home, browser, page_id, path)
    vouched(home, browser, page_id)
    pair_id = paired(home, browser, page_id)
    judged(home, browser, "odon", pair_id)
    released(home, browser, page_id)
    found_in_both_scripts(home, browser, path)
    screen = screen_enrolled(home, browser)
    campaign = pushed(home, browser)
    shown_in_mongolian(screen)
    receipt_counted(campaign)
    plays_on_without_the_site(home, screen)
    withdrawn(home, browser, page_id, path, screen=screen)


def written(home: House, browser: Browser) -> tuple[int, str]:
    """Sarna writes an article for herders of the Evenki banner; its number and public path."""
    sarna = Staff.sign_in(home, browser, "sarna")
    sarna.open(f"pages/add/pages/articlepage/{section(home, 'health')}/")
    sarna.page.fill("[name=title]", TITLE_ZH)
    sarna.page.fill("[name=summary]", "戴手套，奶要煮开。")
    claim = {"statement": "布病主要由病畜传给人。", "source": "《布鲁氏菌病诊疗方案》"}
    sarna.add_block("论断", **claim)
    sarna.add_block("警示", title="危险", text="不喝生奶。")
    sarna.tag(regions=["鄂温克族自治旗"], groups=["农牧民"], livelihoods=["牧区"], topics=["健康"])
    sarna.page.check("[name=is_sample]")
    page_id = sarna.save_draft()
    slug = sarna.page.input_value("[name=slug]")
    assert re.fullmatch(r"[a-z0-9-]+", slug)
    return page_id, f"health/{slug}/"


def refused_unreviewed(home: House, browser: Browser, page_id: int, path: str) -> None:
    """Li, who may release, cannot; and nobody reads it."""
    li = Staff.sign_in(home, browser, "li")
    li.open(f"release/{page_id}/")
    li.reads("中文文本尚未通过审定")
    answer = li.post(f"release/{page_id}/pair/")
    assert answer.status == 409
    assert "尚未通过审定" in answer.text()
    assert get(f"{home.site}/zh-hans/{path}")[0] == 404


def vouched(home: House, browser: Browser, page_id: int) -> None:
    """Sarna asks; two experts of different units agree, because it is about health."""
    sarna = Staff.sign_in(home, browser, "sarna")
    sarna.open(f"review/{page_id}/")
    sarna.click("提交审核")
    sarna.reads("等待审核")
    sarna.open(f"review/{page_id}/judge/")
    sarna.reads("不能审核")  # nobody vouches for their own text
    for expert in ("wang", "meng"):
        judged(home, browser, expert, page_id)
    sarna.open(f"review/{page_id}/")
    sarna.reads("已审定")


def judged(home: House, browser: Browser, expert: str, page_id: int) -> None:
    """An expert finds it on the first page, affirms every point and agrees."""
    person = Staff.sign_in(home, browser, expert)
    expect(person.page.locator("#todo, main").first).to_contain_text("待我处理")
    person.open(f"review/{page_id}/judge/")
    for box in person.page.locator(
        "label:has(input[value=holds]), label.tick:has([name^=check])"
    ).all():
        box.click()
    person.page.locator("button[name=decision][value=approve]").click()
    person.page.wait_for_url(re.compile(r"/done/"), timeout=PATIENCE)


def paired(home: House, browser: Browser, page_id: int) -> int:
    """Batu translates every piece, asks for the language review; the pair's number."""
    batu = Staff.sign_in(home, browser, "batu")
    batu.open("translation/")
    batu.page.locator(f"form[action$='/{page_id}/start/'] button").first.click()
    batu.page.wait_for_url(re.compile(r"/translation/(\d+)/$"), timeout=PATIENCE)
    for unit in batu.page.locator(".unit").all():
        source = unit.locator(".theirs .text").inner_text().strip()
        unit.locator("textarea").fill(PAIRS[source])
    batu.click("保存并提交语言审核")
    batu.page.wait_for_load_state("networkidle")
    found = re.search(r"/(\d+)/", batu.page.url.rpartition("/admin/")[2])
    assert found
    return int(found.group(1))


def released(home: House, browser: Browser, page_id: int) -> None:
    """Li makes both languages public in one act."""
    li = Staff.sign_in(home, browser, "li")
    li.open(f"release/{page_id}/")
    li.click("发布双语版本")
    li.reads("两种语言同时公开")


def found_in_both_scripts(home: House, browser: Browser, path: str) -> None:
    """A resident with a small phone finds it, by a folk name and by a word typed another way."""
    phone = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = phone.new_page()
    page.goto(f"{home.site}/zh-hans/{path}")
    expect(page.locator("h1")).to_contain_text(TITLE_ZH)
    expect(page.locator("main")).to_contain_text("示例，未经专家审定")
    page.locator("a.switch").click()
    assert "/mvf/" in page.url
    expect(page.locator("html")).to_have_attribute("lang", "mn-Mong-CN")
    expect(page.locator("h1")).to_contain_text("ᠬᠠᠮᠠᠭᠠᠯᠠᠬᠤ")
    for language, query in (("zh-hans", "懒汉病"), ("mvf", "ᠲᠥᠯ"), ("zh-hans", '"')):
        page.goto(f"{home.site}/{language}/search/?q={quote(query)}")
        if query != '"':
            wait(f"{query} to be found", lambda: finds(page, path), seconds=20)
    assert phone.cookies() == []
    phone.close()


def finds(page: Page, path: str) -> bool:
    """Whether the list of results leads to the article; asks again otherwise."""
    if page.locator(f"main a[href*='{path}']").count():
        return True
    page.reload()
    return False


def screen_enrolled(home: House, browser: Browser) -> Page:
    """The e-station shows a code; Tuya's administrator types it in after comparing four letters."""
    home.start_station()
    screen = browser.new_context(viewport={"width": 1080, "height": 1920}).new_page()
    screen.goto(home.kiosk)
    code = screen.locator("[data-code=user]")
    expect(code).to_have_text(re.compile(r"\w{4}-\w{4}"), timeout=PATIENCE)
    mark = screen.locator("[data-code=fingerprint]").inner_text()
    admin = Staff.sign_in(home, browser, "admin")
    admin.enrol(code.inner_text(), mark=mark, station=STATION)
    return screen


def pushed(home: House, browser: Browser) -> Staff:
    """Li pushes it by its own tags, and sees who does not get it, and which clause decided."""
    li = Staff.sign_in(home, browser, "li")
    li.open("campaigns/new/")
    li.click("推送这篇")
    li.click("保存并预览名单")
    receiving, left_out = li.page.locator(".push-column--in"), li.page.locator(".push-column--out")
    expect(receiving).to_contain_text("鄂温克族自治旗")
    expect(left_out).to_contain_text("不在目标地区")
    li.click("批准这份名单")
    li.click("启动推送")
    li.reads("已启动")
    return li


def shown_in_mongolian(screen: Page) -> None:
    """The visible screen shows the article in its language, marked as a sample."""
    card = screen.locator('.card[data-language="mvf"]').first
    for _ in range(40):
        if card.is_visible():
            break
        screen.wait_for_timeout(1500)
        screen.mouse.click(5, 900)  # whoever stands before it may turn the page
    expect(card).to_be_visible()
    expect(card).to_contain_text("ᠬᠠᠮᠠᠭᠠᠯᠠᠬᠤ")
    expect(card.locator(".sample")).to_be_visible()
    screen.wait_for_timeout(3000)  # it counts as displayed after two seconds


def receipt_counted(li: Staff) -> None:
    """The campaign's page counts what was planned, delivered and displayed, and it adds up."""

    def displayed() -> bool:
        li.page.reload()
        return li.tile("已显示") >= 1

    wait("the receipt", displayed, seconds=60)
    assert li.tile("计划") >= li.tile("已投出") >= li.tile("已送达") >= li.tile("已显示") >= 1


def plays_on_without_the_site(home: House, screen: Page) -> None:
    """The site's process dies; the screen goes on."""
    home.stop("web")
    screen.reload()
    expect(screen.locator(".card").first).to_be_visible(timeout=PATIENCE)
    home.start_web()
    wait("the site to come back", lambda: get(f"{home.site}/zh-hans/")[0] == 200)


def withdrawn(home: House, browser: Browser, page_id: int, path: str, *, screen: Page) -> None:
    """A mistake: Li calls it back, and it is gone from site, search and screen."""
    li = Staff.sign_in(home, browser, "li")
    li.open(f"release/{page_id}/")
    li.page.get_by_text("撤回这篇文章").click()
    li.page.fill("form[action$='/withdraw/'] [name=reason]", "剂量写错了")
    li.click("从网站、搜索和所有e站撤回")
    li.reads("已撤回")
    for language in ("zh-hans", "mvf"):
        assert get(f"{home.site}/{language}/{path}")[0] == 410
    assert path not in get(f"{home.site}/zh-hans/search/?q={quote('懒汉病')}")[1]
    wait("the screen to take it down", lambda: empty(home), seconds=60)
    expect(screen.locator(".card")).to_have_count(0, timeout=PATIENCE)


def empty(home: House) -> bool:
    """Whether the station has nothing left to show."""
    return json.loads(get(f"{home.kiosk}/state")[1])["items"] == []


def section(home: House, topic: str) -> int:
    """The number of a Chinese section's page, as the explorer's addresses carry it."""
    asked = (
        "from content.pages.models import SectionPage; print(SectionPage.objects.get("
        f"topic__code={topic!r}, locale__language_code='zh-hans').pk)"
    )
    return int(home.manage("shell", "-v0", "-c", asked))
