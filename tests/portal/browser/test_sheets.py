"""Nothing is cut off: every sample on paper, and on an e-station's upright screen."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from portal.samples import files

from .conftest import Site

pytestmark = pytest.mark.services("chromium")
SCRIPTS = {"zh-hans": "zh", "mvf": "mn"}
#: What stands outside the part of the sheet that is its own: words, pictures, the code.
OUTSIDE = """() => {
  const found = [], sheet = document.querySelector(".sheet");
  const within = (box, room, what) => {
    const over = Math.max(room.left - box.left, box.right - room.right,
                          room.top - box.top, box.bottom - room.bottom);
    if (box.width && box.height && over > 1.5) found.push(what + " +" + Math.round(over));
  };
  const rooms = [...sheet.querySelectorAll(".top, .text, .bottom, .picture")];
  for (const room of rooms) {
    const own = room.getBoundingClientRect();
    within(own, sheet.getBoundingClientRect(), "." + room.className);
    const words = document.createTreeWalker(room, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      const said = words.currentNode.textContent.trim();
      if (said) for (const box of range.getClientRects()) within(box, own, said.slice(0, 24));
    }
    for (const one of room.querySelectorAll("img, svg")) {
      within(one.getBoundingClientRect(), own, one.className.toString());
    }
  }
  return found;
}"""
#: What a card's pages cut off, and the pages that nothing stands on.
CUT = """() => {
  const flow = document.querySelector(".flow"), page = flow.getBoundingClientRect();
  const down = document.querySelector(".card").dataset.language === "mvf";
  const size = down ? page.height : page.width, room = down ? page.right : page.bottom;
  const step = size + parseFloat(getComputedStyle(flow).columnGap);
  const found = [], used = new Set(), nodes = document.createTreeWalker(flow, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const range = document.createRange(), said = nodes.currentNode.textContent.trim();
    range.selectNodeContents(nodes.currentNode);
    if (said) for (const box of range.getClientRects()) {
      const from = down ? box.top - page.top : box.left - page.left;
      const number = Math.floor((from + 8) / step);
      used.add(number);
      const to = down ? box.bottom - page.top : box.right - page.left;
      const over = Math.max(to - number * step - size, (down ? box.right : box.bottom) - room);
      if (over > 3) found.push(said.slice(0, 24) + " +" + Math.round(over));
    }
  }
  const last = document.querySelectorAll(".pages li").length - 2; // the cover is a page too
  return used.has(last) && !used.has(last + 1) ? found : [...found, "pages"];
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser, site: Site) -> Iterator[Page]:
    """A window as large as a sheet of A3, of somebody who may look at drafts."""
    context = chromium.new_context(
        viewport={"width": 1300, "height": 2000}, reduced_motion="reduce"
    )
    context.set_default_timeout(30_000)
    opened = context.new_page()
    opened.goto(f"{site.site}/admin/login/")
    opened.fill("input[name=username]", "admin")
    opened.fill("input[name=password]", site.password("admin"))
    opened.click("button[type=submit]")
    yield opened
    context.close()


def sheets() -> list[str]:
    """Every sample's sheets, by their address."""
    found = []
    for article in files.articles():
        own = article["source_language"]
        pair = "translator" in article
        for language in SCRIPTS if pair else [own]:
            place = f"/{language}/poster/{article['section']}/{article['slug']}"
            found += [f"{place}/{size}/" for size in ("a4", "a3")]
            found += [f"{place}/{size}/both/" for size in ("a4", "a3") if pair]
    return found


def test_every_sheet_holds_all_that_stands_on_it(site: Site, page: Page) -> None:
    page.emulate_media(media="print")
    cut: dict[str, Any] = {}
    for address in sheets():
        answer = page.goto(site.site + address)
        assert answer is not None
        assert answer.status == 200, address
        page.evaluate("document.fonts.ready")
        help_line = page.locator(".help")
        assert help_line.count() == (2 if address.endswith("both/") else 1), address
        if found := page.evaluate(OUTSIDE):
            cut[address] = found
    page.emulate_media(media="screen")
    assert cut == {}


@pytest.mark.parametrize(
    "slug", ["lambing-film", "steppe-fire-steps", "stove-water-basin", "tick-encephalitis"]
)
def test_no_card_is_cut_at_the_edge_of_a_page(site: Site, page: Page, slug: str) -> None:
    for number in numbers(site, slug):
        page.goto(f"{site.site}/admin/review/{number}/preview/?mode=kiosk")
        screen = page.frame_locator("iframe")
        screen.locator(".card.on").wait_for()
        assert page.frames[-1].evaluate(CUT) == []


def numbers(site: Site, slug: str) -> list[str]:
    """Both languages of one sample, as the staff's addresses number them."""
    return site.act(
        "from content.pages.models import ArticlePage as A\n"
        f"print(*A.objects.filter(slug='{slug}').values_list('pk', flat=True))"
    ).split()
