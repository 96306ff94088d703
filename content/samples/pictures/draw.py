"""Draws the sample illustrations: `python content/samples/pictures/draw.py [part of a name]`.

The scenes are SVG made of the pieces in `pieces.py`; Debian's Chromium turns them into WebP files
beside this script, which are kept in the repository so that nobody else needs a browser.
"""

import importlib
import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER))
SHELVES = ("scenes_land", "scenes_wild", "scenes_home", "scenes_steps", "scenes_long")


def scenes() -> dict:
    """Every scene by the name of its file."""
    found: dict = {}
    for shelf in SHELVES:
        found |= importlib.import_module(shelf).SCENES
    return found


def main() -> int:
    """Draw what matches the first argument, or everything."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 960})
        for name, scene in scenes().items():
            if wanted not in name:
                continue
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{scene()}")
            image = Image.open(io.BytesIO(page.locator("svg").first.screenshot())).convert("RGB")
            target = FOLDER / f"{name}.webp"
            image.save(target, quality=86, method=6)
            print(f"{target.name}: {target.stat().st_size // 1024} KB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
