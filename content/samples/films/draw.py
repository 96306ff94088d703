"""Makes the sample film: `python content/samples/films/draw.py`.

Every frame is an SVG of the same pieces as the pictures; Debian's Chromium draws and encodes them
(VP8, by WebCodecs) and `webm.py` packs them. The film is kept in the repository, so that nobody
else needs a browser. It is silent: its words stand in the captions and in the text below it.
"""

import base64
import importlib
import io
import sys
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent / "pictures")]
WIDTH, HEIGHT, RATE, BITS = 640, 480, 10, 150_000

#: Draws one frame and encodes it; `done` hands over everything that came out.
_ENCODER = """
const canvas = new OffscreenCanvas(%(w)d, %(h)d), pen = canvas.getContext("2d");
const out = [], encoder = new VideoEncoder({
  error: e => { throw e },
  output: piece => {
    const bytes = new Uint8Array(piece.byteLength);
    piece.copyTo(bytes);
    let text = "";
    for (const b of bytes) text += String.fromCharCode(b);
    out.push({key: piece.type === "key", at: piece.timestamp, data: btoa(text)});
  },
});
encoder.configure({codec: "vp8", width: %(w)d, height: %(h)d, bitrate: %(bits)d, framerate: %(rate)d});
window.add = async (svg, n) => {
  const image = new Image();
  image.src = "data:image/svg+xml;base64," + svg;
  await image.decode();
  pen.drawImage(image, 0, 0, %(w)d, %(h)d);
  const frame = new VideoFrame(canvas, {timestamp: n * 1e6 / %(rate)d, duration: 1e6 / %(rate)d});
  encoder.encode(frame, {keyFrame: n %% 20 === 0});
  frame.close();
};
window.done = async () => { await encoder.flush(); return out; };
"""


def main() -> int:
    """Draw, encode and pack the film, and draw its still picture."""
    webm, film = importlib.import_module("webm"), importlib.import_module("lambing")
    drawn = list(film.frames(RATE))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 960})
        page.route("**/*", lambda route: route.fulfill(body="<title>film</title>"))
        page.goto("https://film.invalid/")  # WebCodecs wants a page that counts as secure
        pieces = _encoded(page, drawn)
        page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{drawn[film.STILL]}")
        _still(page, FOLDER.parent / "pictures" / "lambing-film.webp")
        browser.close()
    target = FOLDER / "lambing.webm"
    target.write_bytes(webm.packed(pieces, width=WIDTH, height=HEIGHT, rate=RATE))
    print(f"{target.name}: {len(drawn) / RATE} s, {target.stat().st_size // 1024} KB")
    return 0


def _encoded(page: Any, drawn: list[str]) -> list[tuple[bool, int, bytes]]:
    page.evaluate(_ENCODER % {"w": WIDTH, "h": HEIGHT, "bits": BITS, "rate": RATE})
    for number, svg in enumerate(drawn):
        coded = base64.b64encode(svg.encode()).decode()
        page.evaluate("([svg, n]) => window.add(svg, n)", [coded, number])
    return [
        (piece["key"], piece["at"] // 1000, base64.b64decode(piece["data"]))
        for piece in page.evaluate("() => window.done()")
    ]


def _still(page: Any, target: Path) -> None:
    image = Image.open(io.BytesIO(page.locator("svg").screenshot())).convert("RGB")
    image.save(target, quality=86, method=6)


if __name__ == "__main__":
    sys.exit(main())
