"""Takes every picture in this folder from a demo of its own: `make screens [ONLY=article]`.

A house with the sample content is started in a temporary folder, people sign in with their random
passwords, and Debian's Chromium looks at the list in `shots.py`.
"""

import argparse
import json
import re
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.browser import FLAGS
from tests.journeys.house import House, get, house, wait

sys.path.insert(0, str(Path(__file__).parent))
from shots import SHOTS, STATION, Shot

FOLDER = Path(__file__).parent
#: Whether what a selector names stands in the window: a screen's later pages wait beside it.
IN_SIGHT = """wanted => [...document.querySelectorAll(wanted)].some(one => {
  const box = one.getBoundingClientRect();
  const inside = box.left >= 0 && box.left < innerWidth && box.top >= 0 && box.top < innerHeight;
  const shown = one.checkVisibility() && !one.closest(".slide:not(.on)");
  return shown && box.width && inside
})"""
#: So that something waits for an expert: a sentence of a public article is mended, sent again.
ASK_AGAIN = """
from accounts.models import User
from content.pages.models import ArticlePage
from content.review import actions
page = ArticlePage.objects.get(slug="brucellosis-lambing", locale__language_code="zh-hans")
draft, sarna = page.get_latest_revision_as_object(), User.objects.get(username="sarna")
claim = next(child for child in draft.body if child.block_type == "claim")
claim.value["do"] = claim.value["do"].rstrip("。") + "，并淋浴换衣。"
draft.save_revision(user=sarna)
actions.submit(page, sarna)
"""
#: So that there is paper of an old version: released again as it is; tells the old ones.
RELEASE_AGAIN = """
import json
from accounts.models import User
from content.release.actions import latest, release_pair
from content.release.models import Publication
old = Publication.objects.current().filter(path="food/food-five-keys")
print(json.dumps(dict(old.values_list("language", "pk"))))
release_pair(latest(old[0].page_id), User.objects.get(username="li"))
"""
#: So that the screen shows a film, a long picture and a rebuttal too.
PUSH = """
from portal.samples import campaigns
disaster = ["steppe-fire-steps", "stove-water-basin"]
kinds = [("health", "lambing-film"), *(("disaster", slug) for slug in disaster)]
rows = [{"section": where, "slug": slug, "by": "li", "until": "launched"} for where, slug in kinds]
campaigns.load(rows, say=lambda said: None)
"""
#: What a few people have looked for, and what an editor has put first.
SEARCHED = """
from datetime import timedelta
from django.utils import timezone
from search.models import AskedQuery, Pin
today = timezone.localdate()
week = today - timedelta(days=today.weekday())
for text, language, region, times, vain in (
    ("羊痘", "zh-hans", "", 14, 14),
    ("草畜平衡", "zh-hans", "150724", 9, 9),
    ("布病", "zh-hans", "", 41, 0),
    ("蜱虫叮了怎么办", "zh-hans", "", 12, 0),
    ("ᠬᠣᠨᠢᠨ ᠴᠡᠴᠡᠭ", "mvf", "", 6, 6),
):
    AskedQuery.objects.create(
        week=week, language=language, region=region, text=text, times=times, in_vain=vain
    )
pin = Pin(query="布病", address="/zh-hans/health/brucellosis-lambing/")
pin.full_clean()
pin.save()
"""


def main() -> int:
    """Take the pictures whose name contains ONLY; 1 when one could not be taken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="?", default="", help="part of a name")
    options = parser.parse_args()
    wanted = [shot for shot in SHOTS if options.only in shot.name]
    with tempfile.TemporaryDirectory(prefix="kepu-screens-") as name, house(Path(name)) as home:
        print("loading the samples ...")
        home.manage("load_sample")
        home.manage("shell", "-v0", "-c", ASK_AGAIN)
        home.manage("shell", "-v0", "-c", SEARCHED)
        if any(shot.path.startswith("kiosk:") for shot in wanted):
            home.manage("shell", "-v0", "-c", PUSH)
            enrol(home)
        old = json.loads(home.manage("shell", "-v0", "-c", RELEASE_AGAIN))
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            failed = [shot.name for shot in wanted if not Camera(home, browser, old).take(shot)]
    if failed:
        print(f"not taken: {', '.join(failed)}")
    return 1 if failed else 0


def enrol(home: House) -> None:
    """Start the station and let the sample administrator authorise its screen."""
    home.start_station()
    code = wait("the code", lambda: re.search(r'"user": ?"([^"]+)"', get(f"{home.kiosk}/state")[1]))
    home.manage(
        "authorise_station", "--code", code.group(1), "--station", STATION, "--by", "admin",
        "--replace",
    )  # fmt: skip
    wait("the kiosk to play", lambda: '"mode": "play"' in get(f"{home.kiosk}/state")[1], seconds=60)


class Camera:
    """One visitor with a window of their own."""

    def __init__(self, home: House, browser: Browser, old: dict[str, int]) -> None:
        self.home, self.browser, self.old = home, browser, old

    def take(self, shot: Shot) -> bool:
        """Take the picture and keep it; False, with a line, when the page is not there."""
        scheme = "dark" if shot.dark else "light"
        context = self.browser.new_context(
            viewport={"width": shot.width, "height": shot.height},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        try:
            if shot.who:
                self.sign_in(context, shot.who)
            page = context.new_page()
            return self.look(page, shot)
        finally:
            context.close()

    def sign_in(self, context: BrowserContext, who: str) -> None:
        """Sign in with the password that the demo printed."""
        page = context.new_page()
        page.goto(f"{self.home.site}/admin/login/")
        page.fill("input[name=username]", who)
        page.fill("input[name=password]", self.home.password(who))
        page.click("button[type=submit]")
        page.close()

    def look(self, page: Page, shot: Shot) -> bool:
        """Open the address, follow the steps, keep what is seen."""
        root = self.home.kiosk if shot.path.startswith("kiosk:") else self.home.site
        path = shot.path.removeprefix("kiosk:").format(old=self.old)
        answer = page.goto(root + path, wait_until="networkidle")
        for field, text in shot.fills:
            page.fill(field, text)
        for step in shot.clicks:
            page.locator(step).first.click()
            page.wait_for_load_state("networkidle")
        if shot.wait:
            turn_to(page, shot.wait)
        if shot.scroll:
            page.locator(shot.scroll).first.evaluate("one => one.scrollIntoView()")
        page.wait_for_timeout(shot.pause)
        if answer is None or answer.status >= 400:
            print(f"{shot.name}: {shot.path} answers {answer and answer.status}")
            return False
        image = Image.open(BytesIO(taken_of(page, shot)))
        image.convert("RGB").save(FOLDER / f"{shot.name}.webp", quality=82, method=6)
        print(f"{shot.name}: {image.width}x{image.height}")
        return True


def taken_of(page: Page, shot: Shot) -> bytes:
    """The window, or the one element that is wanted, in one piece and with its pictures."""
    if not shot.part:
        return page.screenshot(full_page=shot.full)
    part = page.locator(shot.part).first
    part.evaluate("one => { one.style.breakInside = 'avoid'; one.scrollIntoView() }")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    return part.screenshot()


def turn_to(page: Page, wanted: str) -> None:
    """Wait for something; on the kiosk a click turns to the next page until it is there."""
    for _ in range(60):
        if page.evaluate(IN_SIGHT, wanted):
            return
        page.wait_for_timeout(1500)
        page.locator("body").click(position={"x": 5, "y": 400})
    raise SystemExit(f"{page.url} never showed {wanted}")


if __name__ == "__main__":
    sys.exit(main())
