"""Nothing newer than Chromium 92 in what a phone gets, unless a phone without it reads as well.

The list is of what came after (MDN's compatibility data); the browsers themselves are asked by
tests/portal/browser/test_other_browsers.py where they are installed.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "site" / "portal" / "static" / "portal"
SHEETS = sorted(sheet for sheet in STATIC.glob("*.css") if sheet.name != "admin.css")
SCRIPTS = sorted(STATIC.glob("*.js"))
PAGES = sorted(
    page
    for folder in ("site/portal", "content", "search")
    for page in (ROOT / folder).rglob("templates/**/*.html")
    if not {"admin", "wagtailadmin", "review", "translation"} & set(page.parts)
)

#: Pattern, and the Chromium that first knew it.
NEW_CSS = {
    r"\d[sld]v(h|w|i|b|min|max)\b": 108,
    r":has\(": 105,
    r"@container|container-(type|name)|\dcq[wihb]\b": 105,
    r"@layer|revert-layer": 99,
    r"&|@nest": 112,
    r"@scope|@starting-style|@view-transition|@position-try": 117,
    r"color-mix\(|oklch\(|oklab\(|\bl(ab|ch)\(|\bcolor\(": 111,
    r"light-dark\(": 123,
    r"accent-color": 93,
    r"scrollbar-(gutter|color|width)": 94,
    r"text-wrap|white-space-collapse": 114,
    r"subgrid": 117,
    r"(^|[;{\s])(translate|rotate|scale):": 104,
    r"field-sizing|interpolate-size|calc-size|anchor-name|text-box": 123,
    r"(width|height)\s*[<>]": 104,
    r":(user-(in)?valid|popover-open|modal|open|state)\b": 105,
    r"\b(round|mod|rem|abs|sign|sin|cos|tan|pow|sqrt|hypot|exp)\(": 111,
    r"content-visibility:\s*hidden|mask-image|mask:": 120,
    r"object-view-box|font-palette|hyphenate-": 101,
    r"\blh\b|\brlh\b": 109,
    r"animation-(timeline|range)|animation-composition": 112,
    r"inset-area|position-area|overlay:": 125,
    r"margin-trim|initial-letter|text-emphasis(?!-)": 99,
    r"prefers-(contrast|reduced-transparency)|scripting:|update:": 96,
}
NEW_JS = {
    r"Object\.hasOwn|Object\.groupBy|Map\.groupBy": 93,
    r"structuredClone": 98,
    r"\.findLast(Index)?\(": 97,
    r"\.to(Sorted|Reversed|Spliced)\(|\.with\(": 110,
    r"Array\.fromAsync|Promise\.(withResolvers|try)": 119,
    r"URL\.(canParse|parse)|URLPattern": 95,
    r"AbortSignal\.(timeout|any|abort)": 93,
    r"static\s*\{": 94,
    r"\bcause\s*:": 93,
    r"/[a-z]*v[a-z]*\.(test|exec)\(": 112,
    r"isWellFormed|toWellFormed": 111,
    r"startViewTransition|checkVisibility|showPopover|showPicker": 99,
    r"\.inert\b|onscrollend|requestClose": 102,
    r"\.(union|intersection|difference|isSubsetOf)\(": 122,
    r"DecompressionStream\(\"deflate-raw|CompressionStream": 103,
    r"import\s.*\b(assert|with)\s*\{": 91,
    r"navigator\.(userActivation|wakeLock|locks\.query|windowControlsOverlay)": 92,
    r"scheduler\.|Iterator\.from|\.getOrInsert": 94,
    r"new EditContext|Sanitizer|setHTML": 105,
}
#: `fetchpriority` (101) is only a hint.
NEW_HTML = {
    r"\spopover(target)?[=\s>]": 114,
    r"\sinert[\s>]": 102,
    r"<(search|selectlist|fencedframe)[\s>]": 118,
    r"<details[^>]*\sname=": 120,
    r"\b(shadowrootmode|closedby|commandfor|blocking)=": 111,
    r"<script[^>]*type=.(importmap|speculationrules)": 89,
}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_styles(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    asked = [line for line, guarded in _rules(text) if not guarded]
    assert _found(NEW_CSS, "\n".join(asked)) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts(script: Path) -> None:
    text = re.sub(r"/\*.*?\*/|//[^\n\"']*$", "", script.read_text(), flags=re.DOTALL | re.MULTILINE)
    assert _found(NEW_JS, text) == []


def test_pages() -> None:
    assert len(PAGES) > 20
    assert [
        (page.name, found) for page in PAGES for found in _found(NEW_HTML, page.read_text())
    ] == []


def test_a_newer_thing_is_noticed_and_its_fallback_too() -> None:
    plain = ".a{height:9svh}.b:has(p){color:red}"
    guarded = "@media print{@supports (height:1svh){.a{height:9svh}}}.b{height:9vh}"

    unguarded = [line for line, behind in _rules(plain) if not behind]
    assert len(_found(NEW_CSS, "\n".join(unguarded))) == 2
    behind_a_question = [line for line, behind in _rules(guarded) if not behind]
    assert _found(NEW_CSS, "\n".join(behind_a_question)) == []
    assert _found(NEW_JS, "const b = structuredClone(a.toSorted())")


def test_what_is_only_asked_of_new_browsers_has_an_older_answer() -> None:
    """Each property set behind a question is also set in front of it."""
    text = re.sub(r"/\*.*?\*/", "", (STATIC / "site.css").read_text(), flags=re.DOTALL)
    plain = "\n".join(line for line, guarded in _rules(text) if not guarded)
    assert "--tier:72vh" in plain
    for box in (".row textarea", ".row input", ".search input"):
        assert re.search(rf"{re.escape(box)}[^{{}}]*\{{[^}}]*width:|{re.escape(box)}", plain)


def _rules(css: str) -> Iterator[tuple[str, bool]]:
    """Every selector and block of declarations, and whether `@supports` stands around it."""
    around: list[str] = []
    for piece in re.split(r"(?<=[{}])", css):
        words, end = piece[:-1].strip(), piece[-1:]
        guarded = any(one.startswith("@supports") for one in around)
        if words and not words.startswith("@supports"):
            yield words, guarded
        if end == "{":
            around.append(words)
        elif end == "}" and around:
            around.pop()


def _found(new: dict[str, int], text: str) -> list[str]:
    """What of `new` the text uses, with the Chromium that first knew it."""
    return [
        f"{match[0]!r} needs Chromium {since}"
        for pattern, since in new.items()
        if (match := re.search(pattern, text, re.MULTILINE))
    ]
