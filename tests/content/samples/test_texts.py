"""The sample texts are such as a resident may trust to be the same in both scripts.

These read the files and need no database.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from PIL import Image

from mongolian.proofreading import compared, written
from portal.samples import files

ARTICLES = {article["slug"]: article for article in files.articles()}
HAN = re.compile("[\u4e00-\u9fff]")
each_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())


def pairs(node: Any, place: str = "") -> Iterator[tuple[str, str, str]]:
    """Every place of a file with its Chinese and its Mongolian text."""
    if isinstance(node, dict) and set(node) == {"zh-hans", "mvf"}:
        yield place, node["zh-hans"], node["mvf"]
        return
    children = node.items() if isinstance(node, dict) else enumerate(node)
    for key, child in children if isinstance(node, dict | list) else ():
        if isinstance(child, dict | list):
            yield from pairs(child, f"{place}.{key}")


def chinese(node: Any) -> Iterator[str]:
    """Every Chinese text of a file, whether or not it has a translation."""
    if isinstance(node, dict) and "zh-hans" in node:
        yield node["zh-hans"]
    elif isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from chinese(child)


def body_text(article: dict[str, Any]) -> str:
    """The Chinese body without marks."""
    return re.sub("<[^>]*>", "", "".join(chinese(all_blocks(article))))


def pictures(article: dict[str, Any]) -> list[dict[str, Any]]:
    """The cover and every picture of the body."""
    blocks = all_blocks(article)
    inside = [block["picture"] for block in blocks if "picture" in block]
    pairs = [half for block in blocks for half in block.get("pair", {}).values()]
    stills = [block["video"]["poster"] for block in blocks if "video" in block]
    return [*([article["cover"]] if article["cover"] else []), *inside, *pairs, *stills]


def all_blocks(article: dict[str, Any]) -> list[dict[str, Any]]:
    """Every block, those that its kind begins with first."""
    return [*chain.from_iterable(article.get("leads", {}).values()), *article["body"]]


@each_article
def test_both_languages_say_the_same_numbers_in_agreed_words(article: dict[str, Any]) -> None:
    """By the rules that editors and translators are shown (mongolian.proofreading)."""
    found = {place: said for place, zh, mn in pairs(article) if (said := compared(zh, mn))}
    assert found == {}


@each_article
def test_every_word_can_be_written_and_uses_agreed_spellings(article: dict[str, Any]) -> None:
    said = [
        (place, one)
        for place, zh, mn in pairs(article)
        for one in [*written(zh, "zh-hans"), *written(mn, "mvf")]
    ]
    assert said == []


@pytest.mark.parametrize("station", files.stations(), ids=lambda station: station["code"])
def test_what_a_station_says_of_itself_can_be_written_too(station: dict[str, Any]) -> None:
    assert [one for place, _zh, mn in pairs(station) for one in written(mn, "mvf")] == []


@each_article
def test_what_to_do_and_not_to_do_stands_in_both_languages(article: dict[str, Any]) -> None:
    claims = [block["claim"] for block in article["body"] if "claim" in block]
    for claim in claims:
        assert set(claim["do"]) == set(claim["dont"]) == set(article["title"])


@each_article
def test_both_languages_have_the_same_paragraphs(article: dict[str, Any]) -> None:
    for place, zh, mn in pairs(article):
        assert re.findall("<[^>]*>", zh) == re.findall("<[^>]*>", mn), place


@each_article
def test_a_text_is_long_enough_to_help_and_short_enough_to_be_read(article: dict[str, Any]) -> None:
    least = 400 if article.get("kind", "article") == "article" else 150
    assert least <= len(HAN.findall(body_text(article))) <= 1200


@each_article
def test_claims_name_a_publication_and_say_what_to_do(article: dict[str, Any]) -> None:
    claims = [block["claim"] for block in all_blocks(article) if "claim" in block]
    assert claims
    for claim in claims:
        assert "《" in claim["source"]["zh-hans"]
        assert claim["grade"] in {"A", "B", "C"}
        assert claim["do"]["zh-hans"]
        assert claim["dont"]["zh-hans"]
    assert any("warning" in block for block in article["body"])


@each_article
def test_every_picture_is_there_and_is_described_in_both_languages(article: dict[str, Any]) -> None:
    for picture in pictures(article):
        with Image.open(files.picture(picture["picture"])) as image:
            assert image.size == (1280, 960)
        assert set(picture["alt"]) == set(article["title"])
        assert all(picture["alt"].values())


def test_every_kind_of_page_has_a_sample_in_both_languages() -> None:
    pairs_ = [article for article in ARTICLES.values() if "translator" in article]
    kinds = {article.get("kind", "article") for article in pairs_}
    assert kinds == {"article", "video", "graphic", "rebuttal"}


@each_article
def test_a_long_picture_is_as_wide_as_a_kiosk(article: dict[str, Any]) -> None:
    for graphic in [block["graphic"] for block in all_blocks(article) if "graphic" in block]:
        with Image.open(files.picture(graphic["picture"]["picture"])) as image:
            assert image.width == 1280
            assert image.height > 2 * image.width


def captions(name: str) -> list[str]:
    """The lines of a file of captions, without its times."""
    lines = files.attached(name).read_text(encoding="utf-8").splitlines()[1:]
    return [line for line in lines if line and "-->" not in line]


@each_article
def test_a_film_is_small_and_its_captions_say_its_words(article: dict[str, Any]) -> None:
    for film in [block["video"] for block in all_blocks(article) if "video" in block]:
        assert files.attached(film["file"]["attachment"]).stat().st_size < 300_000
        for track in film["captions"]:
            words = film["transcript"][track["language"]].splitlines()
            assert captions(track["file"]["attachment"]) == words


def test_there_is_something_to_read_in_both_languages() -> None:
    pairs_ = [article for article in ARTICLES.values() if "translator" in article]
    assert len(ARTICLES) >= 24
    assert len(pairs_) >= 12
    assert sum(article["source_language"] == "mvf" for article in pairs_) >= 4


def test_the_people_and_units_are_said_to_be_made_up() -> None:
    assert all("（示例）" in unit["name"]["zh-hans"] for unit in files.people()["units"])
    assert all("（示例）" in station["name"]["zh-hans"] for station in files.stations())
