"""Makes the sheets to print: `python content/samples/sheets/draw.py [part of a name]`.

A sheet says, in both scripts on one page of A4, nothing but words of its article, so that whoever
vouches for the article vouches for it too (its digest is part of the fingerprint). Debian's
Chromium prints it; the PDF is kept in the repository, so that nobody else needs a browser. The
title of each PDF ends with the digest of its words: a test holds it to the article as it is now.
"""

import hashlib
import importlib
import re
import sys
from base64 import b64encode
from html import escape
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[2]
sys.path.insert(0, str(ROOT / "site"))
display = importlib.import_module("mongolian.display").display

#: The blocks of each article that stand on its sheet, by their place in the body.
SHEETS = {"carbon-monoxide-winter": (2, 3, 6, 7, 8)}
#: How a sheet says that no real expert has looked at it (locales).
SAMPLE = {
    "zh-hans": "示例，未经专家审定",
    "mvf": "ᠵᠢᠱᠢᠶ᠎ᠡ᠂ ᠲᠤᠰᠬᠠᠢ ᠮᠡᠷᠭᠡᠵᠢᠯᠲᠡᠨ ᠬᠢᠨᠠᠨ ᠪᠠᠲᠤᠯᠠᠭᠰᠠᠨ ᠦᠭᠡᠢ",
}
_STYLE = """
@font-face{font-family:Mongol;src:url(data:font/woff2;base64,%(font)s);unicode-range:U+1800-1842,U+200C-200D,U+202F}
@page{size:A4;margin:10mm}
*{box-sizing:border-box;margin:0;padding:0;font-weight:400}
html{height:270mm;overflow:hidden}
body{font-family:Mongol,"Noto Sans CJK SC",sans-serif;color:#101c25;width:190mm;height:270mm;overflow:hidden;
  display:grid;grid-template:repeat(2,minmax(0,1fr))/minmax(0,1fr);gap:6mm}
section{min-height:0;border:.6mm solid #1c5c37;border-radius:3mm;padding:5mm;font-size:4.3mm;line-height:1.42}
.mvf{writing-mode:vertical-lr;line-height:1.34;font-size:4mm}
h1{font-size:7mm;line-height:1.25;margin-block-end:2mm}.mvf h1{font-size:6mm}
h2{font-size:5.2mm;margin-block:2mm 1mm}
ol{list-style:none}
li{padding-inline-start:7mm;position:relative;margin-block-end:1mm}
li::before{content:"";position:absolute;inset-inline-start:0;inset-block-start:1mm;width:3.6mm;height:3.6mm;border:.5mm solid #101c25}
.warning{border:.8mm solid #9d2018;border-radius:2mm;padding:2mm 3mm;margin-block:2mm}
.sample{font-size:3.2mm}
"""


def words(article: dict[str, Any], language: str) -> list[tuple[str, str]]:
    """What stands on the sheet in this language: kind and text, in the article's order."""
    found = [("title", article["title"][language])]
    for place in SHEETS[article["slug"]]:
        ((kind, value),) = article["body"][place].items()
        if kind == "warning":
            found += [("warning", value["title"][language]), ("warned", value["text"][language])]
        else:
            found.append((kind, value[language]))
    return found


def digest(article: dict[str, Any]) -> str:
    """The digest of all words of its sheet."""
    said = [part for language in SAMPLE for part in words(article, language)]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def html(article: dict[str, Any]) -> str:
    """The sheet as a page."""
    font = b64encode((ROOT / "site/portal/static/portal/mongol-hudum.woff2").read_bytes()).decode()
    halves = "".join(_half(article, language) for language in SAMPLE)
    title = f"{article['slug']} {digest(article)}"
    return f"<!doctype html><title>{title}</title><style>{_STYLE % {'font': font}}</style>{halves}"


def _half(article: dict[str, Any], language: str) -> str:
    parts = [_part(kind, text) for kind, text in words(article, language)]
    lang = {"zh-hans": "zh-Hans-CN", "mvf": "mn-Mong-CN"}[language]
    sample = f'<p class="sample">{SAMPLE[language]}</p>'
    return f'<section class="{language}" lang="{lang}">{display("".join(parts) + sample)}</section>'


def _part(kind: str, text: str) -> str:
    plain = escape(text)
    return {
        "title": f"<h1>{plain}</h1>",
        "heading": f"<h2>{plain}</h2>",
        "warning": f'<div class="warning"><p>{plain}</p>',
        "warned": f"<p>{plain}</p></div>",
        "text": text,
    }[kind]


def main() -> int:
    """Print what matches the first argument, or everything; 1 when a sheet has a second page."""
    wanted, long = sys.argv[1] if len(sys.argv) > 1 else "", False
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        for slug in filter(lambda slug: wanted in slug, SHEETS):
            text = (FOLDER.parent / "articles" / f"{slug}.yaml").read_text(encoding="utf-8")
            page.set_content(html(yaml.safe_load(text)))
            page.evaluate("document.fonts.ready")
            target = FOLDER / f"{slug}.pdf"
            page.pdf(path=target, prefer_css_page_size=True, tagged=False)
            pages = len(re.findall(rb"/Type\s*/Page\b", target.read_bytes()))
            long |= pages != 1
            print(f"{target.name}: {target.stat().st_size // 1024} KB, {pages} page")
        browser.close()
    return int(long)


if __name__ == "__main__":
    sys.exit(main())
