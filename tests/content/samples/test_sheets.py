"""The sheets to print say what their articles say now, in both scripts, on one page."""

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

from portal.samples import files

ARTICLES = {article["slug"]: article for article in files.articles()}


def _drawing() -> Any:
    """The script that makes them; a folder of data is no package."""
    path = files.FOLDER / "sheets" / "draw.py"
    spec = importlib.util.spec_from_file_location("draw_sheets", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


DRAW = _drawing()
each_sheet = pytest.mark.parametrize("slug", DRAW.SHEETS)


def sheet(slug: str) -> Path:
    return files.attached(f"{slug}.pdf")


@each_sheet
def test_a_sheet_was_made_of_the_words_that_its_article_has_now(slug: str) -> None:
    title = f"/Title ({slug} {DRAW.digest(ARTICLES[slug])})"
    assert title.encode() in sheet(slug).read_bytes(), "python content/samples/sheets/draw.py"


@each_sheet
def test_another_word_is_another_digest(slug: str) -> None:
    article = ARTICLES[slug]
    other = {**article, "title": {**article["title"], "zh-hans": "别的"}}
    assert DRAW.digest(other) != DRAW.digest(article)


@each_sheet
def test_a_sheet_is_one_page_and_comes_over_a_slow_link(slug: str) -> None:
    data = sheet(slug).read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    assert len(data) <= 300_000


@each_sheet
def test_a_sheet_is_offered_by_its_article(slug: str) -> None:
    offered = [block["attachment"] for block in ARTICLES[slug]["body"] if "attachment" in block]
    assert [one["file"]["attachment"] for one in offered] == [f"{slug}.pdf"]
