"""Half a word, its sound, its letters, the wrong letter: a reader is understood."""

from typing import Any

import pytest
from django.test import Client

from search import guesses, naming, queries
from search.queries import Request
from tests.factories.release import make_released_single


@pytest.fixture
def words(pair: dict[str, Any]) -> None:
    """Synonyms, topics, places and the glossary as names."""
    naming.refresh_words()


def answer(query: str, language: str = "zh-hans") -> queries.Answer:
    return queries.search(Request(query, language))


@pytest.mark.parametrize(
    "typed", ["bubing", "bu bing", "Bubing", "bubin", "blsjb", "bulushijunbing"]
)
def test_pinyin_and_initials_find_the_article(
    pair: dict[str, Any], words: None, typed: str
) -> None:
    found = answer(typed)
    assert [result.publication for result in found.results] == [pair["zh-hans"]]
    assert found.sounds


def test_an_english_word_is_not_taken_for_pinyin(pair: dict[str, Any], words: None) -> None:
    assert answer("covid").sounds == []
    assert answer("the").sounds == []


@pytest.mark.parametrize("typed", ["布并", "步病", "布鲁士菌病", "接高季节"])
def test_a_wrong_character_of_the_same_sound_is_put_right(
    pair: dict[str, Any], words: None, typed: str
) -> None:
    found = answer(typed)
    assert found.exact == 0
    assert found.instead
    assert answer(found.instead[0]).exact == 1


def test_a_mongolian_word_with_a_wrong_letter_is_put_right(
    pair: dict[str, Any], words: None
) -> None:
    found = answer("ᠰᠡᠷᠭᠡᠢᠯᠡᠬᠦᠯ", "mvf")
    assert found.exact == 0
    assert found.instead == ["ᠰᠡᠷᠭᠡᠢᠯᠡᠬᠦ"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("布鲁", "布鲁氏菌病"),
        ("接羔", "接羔季节防布病"),
        ("bulu", "布鲁氏菌病"),
        ("blsj", "布鲁氏菌病"),
    ],
)
def test_names_complete_what_was_typed(
    pair: dict[str, Any], words: None, typed: str, name: str
) -> None:
    assert name in guesses.completions(typed, "zh-hans")


def test_mongolian_names_complete_however_they_are_spelt(pair: dict[str, Any], words: None) -> None:
    assert pair["mvf"].title in guesses.completions("ᠲᠦᠯ ᠲᠤᠰ", "mvf")


def test_one_letter_completes_nothing(pair: dict[str, Any], words: None) -> None:
    assert guesses.completions("布", "zh-hans") == []


def test_suggestions_are_answered_whatever_is_typed(client: Client, pair: dict[str, Any]) -> None:
    for query in ("", "布", "布鲁", '"', "%", "\x00", "_" * 5000, "ᠲᠥᠯ"):
        response = client.get("/mvf/search/suggest/", {"q": query})
        assert response.status_code == 200
        assert isinstance(response.json()["names"], list)


def test_a_chinese_name_finds_a_text_that_is_only_mongolian(
    pair: dict[str, Any], words: None
) -> None:
    """By the glossary: nothing in the Mongolian text is Chinese."""
    from search.models import Entry

    Entry.objects.filter(pk=pair["zh-hans"].pk).delete()
    for query in ("接羔", "接羔 疾病", "接羔怎么预防疾病"):
        assert [r.matched for r in answer(query).results] == [pair["mvf"]], query


def test_a_mongolian_name_finds_a_text_that_is_only_chinese(words: None) -> None:
    only = make_released_single("plague", title="鼠疫的防控")
    from outbox.drain import drain

    drain()
    found = answer("ᠬᠤᠯᠤᠭᠠᠨᠠ ᠬᠢᠵᠢᠭ", "mvf")
    assert only in [result.publication for result in found.results]


@pytest.mark.parametrize("query", ["布病怎么预防？", "什么是布病", "接羔的时候怎么预防布病"])
def test_questions_find_their_subject(pair: dict[str, Any], query: str) -> None:
    assert [r.publication for r in answer(query).results] == [pair["zh-hans"]]


def test_one_character_is_enough(pair: dict[str, Any]) -> None:
    assert answer("羔").exact == 1


def test_nothing_found_leads_to_the_nearest_topics(client: Client, pair: dict[str, Any]) -> None:
    page = client.get("/zh-hans/search/", {"q": "羔羊绒"}).content.decode()
    assert "最接近的主题" in page or pair["zh-hans"].url in page
