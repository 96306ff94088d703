"""Every block after every other on a small phone, in both scripts: none over another, none cut."""

import base64
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override
from playwright.sync_api import BrowserContext

from content.pages.reading import Reading, Source

pytestmark = pytest.mark.services("chromium")
STATIC = Path(__file__).resolve().parents[3] / "site" / "portal" / "static" / "portal"
HEADS = {"zh-hans": 'lang="zh-Hans-CN"', "mvf": 'lang="mn-Mong-CN" data-script="mong"'}
SHORT = {"zh-hans": "冬天的炉子", "mvf": "ᠡᠪᠦᠯ\u202fᠦᠨ ᠵᠤᠤᠬ᠎ᠠ"}
LONG = {
    "zh-hans": "煤、牛粪、木炭烧得不透，就会冒出一氧化碳，没有颜色，也没有气味，人闻不出来。",
    "mvf": "ᠲᠥᠯ ᠲᠣᠰᠬᠤ\u202fᠳᠤ ᠪᠡᠭᠡᠯᠡᠢ ᠠᠮᠠᠪᠴᠢ ᠬᠣᠶᠠᠷ\u202fᠢ ᠬᠠᠮᠲᠤ ᠵᠡᠭᠦᠨ᠎ᠡ᠂ ᠰᠦ ᠶᠢ ᠪᠤᠴᠠᠯᠭᠠᠵᠤ ᠤᠤᠭᠤᠨ᠎ᠠ᠃",
}
#: Waits for every picture; one that is lazy would never come.
DRAWN = """() => Promise.all([...document.images].map(
  one => { one.loading = 'eager'; return one.decode() }))"""
#: What is drawn of each block: its words line by line, its pictures and every tinted box.
FAULTS = """() => {
  const drawn = block => [block, ...block.querySelectorAll('*')].flatMap(one => {
    if (one.closest('details:not([open])')) return [];
    const tinted = getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)';
    const shown = tinted || ['IMG', 'VIDEO', 'AUDIO'].includes(one.tagName);
    const own = shown ? [...one.getClientRects()] : [];
    const texts = [...one.childNodes].filter(node => node.nodeType === 3 && node.data.trim());
    const words = texts.flatMap(node => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
    return [...own, ...words].filter(r => r.width > 1 && r.height > 1);
  });
  const blocks = [...document.querySelector('.body').children];
  const all = blocks.map(block => ({ name: block.className, boxes: drawn(block) }));
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  const outside = r => r.right > innerWidth + 1 || r.left < -1;
  return [blocks.length, ...all.flatMap((one, i) => [
    ...(one.boxes.some(outside) ? [`${i} ${one.name} cut`] : []),
    ...all.slice(i + 1, i + 3).filter(two => one.boxes.some(a => two.boxes.some(b => over(a, b))))
      .map(two => `${i} ${one.name} under ${two.name}`) ])];
}"""


def picture(language: str, width: int = 800, height: int = 600) -> dict[str, str]:
    """A picture's words, under the digest by which `reading` finds a drawing of that size."""
    words = {"alt": SHORT[language], "caption": SHORT[language], "credit": SHORT[language]}
    return {"sha256": f"{width}x{height}", "licence": "own", **words}


def values(language: str) -> dict[str, Any]:
    """One value for every kind of block that a text is made of."""
    short, long = SHORT[language], LONG[language]
    file = {
        "sha256": "f",
        "name": "a.pdf",
        "mime": "video/mp4",
        "bytes": 9,
        "licence": "own",
        "credit": short,
    }
    step = {"title": short, "text": long}
    number = {"number": "1.8", "unit": "kg", "meaning": short}
    spoken = {"title": short, "file": file, "transcript": long}
    return {
        "text": f"<p>{long}</p><ul><li>{short}</li></ul>",
        "heading": short,
        "claim": {
            **dict.fromkeys(("statement", "do", "dont"), long),
            **dict.fromkeys(("source", "applies_to"), short), "source_url": "", "grade": "A",
        },
        "warning": step,
        "picture": picture(language),
        "steps": {"title": short, "steps": [step, step]},
        "numbers": {"numbers": [number, number], "source": short},
        "questions": {"questions": [{"question": short, "answer": long}]},
        "table": {"caption": short, "rows": [[short, short], [short, long]]},
        "pair": {"right": picture(language), "wrong": picture(language, 640, 640)},
        "audio": spoken,
        "video": {**spoken, "poster": picture(language), "captions": []},
        "attachment": {"title": short, "file": file, "note": long},
        "rumour": {"rumour": short, "heard": short, "verdict": "false", "truth": long},
    }  # fmt: skip


def every_pair(kinds: list[str]) -> list[str]:
    """A walk on which each kind follows each, itself too, exactly once."""
    left = {kind: list(kinds) for kind in kinds}
    trail, walk = [kinds[0]], []
    while trail:
        if left[trail[-1]]:
            trail.append(left[trail[-1]].pop())
        else:
            walk.append(trail.pop())
    return walk[::-1]


def made_page(language: str, walk: list[str]) -> str:
    """The public body of such a text, with the public stylesheet and letters, and no server."""
    said = values(language)
    drawn = {
        f"{w}x{h}": [Source(_drawing(w, h), w, h, "image/svg+xml")]
        for w, h in ((800, 600), (640, 640))
    }
    body = [{"type": kind, "value": said[kind]} for kind in walk]
    content = {"language": language, "kind": "article", "body": body}
    with override(language):
        reading = Reading(content=content, pictures=drawn, terms={}, files={"f": "/f"})
        html = render_to_string("pages/body.html", {"reading": reading})
    font = base64.b64encode((STATIC / "mongol-hudum.woff2").read_bytes()).decode()
    style = (STATIC / "site.css").read_text()
    style = style.replace("url(mongol-hudum.woff2)", f"url(data:font/woff2;base64,{font})")
    return (
        f"<!doctype html><html {HEADS[language]}><meta charset=utf-8><style>{style}</style>"
        f'<body class="reading"><main class="art tiers"><div class="body">{html}</div></main>'
    )


def _drawing(width: int, height: int) -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


@pytest.mark.parametrize("language", HEADS)
def test_no_block_lies_over_another_or_is_cut(phone: BrowserContext, language: str) -> None:
    walk = every_pair(sorted(values(language)))
    page = phone.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.set_content(made_page(language, walk))
    page.evaluate("document.fonts.ready")
    page.evaluate(DRAWN)
    assert page.evaluate(FAULTS) == [len(walk)]
