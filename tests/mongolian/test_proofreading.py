"""What an author or a translator is told to look at again, with the exact word."""

import pytest

from mongolian.proofreading import NUMBERS, TERM, Advice, agreed, compared, written


def words(remarks: list[Advice]) -> list[tuple[str, str]]:
    return [(one.code, one.word) for one in remarks]


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("ᠮᠣᠩᠭᠣᠯ дом", "cyrillic", "дом"),
        ("ᠮᠣᠩᠭᠣᠯ \ue234\ue235", "private-use", "\ue234\ue235"),
    ],
)
def test_wrong_letters_are_quoted(text: str, code: str, word: str) -> None:
    assert (code, word) in words(written(text, "mvf"))


def test_chinese_may_hold_letters_of_other_scripts() -> None:
    assert written("俄语的 дом 是房子", "zh-hans") == []


def test_a_dose_that_differs_is_named() -> None:
    assert words(compared("每次 5 毫升", "ᠤᠳᠠᠭ᠎ᠠ ᠪᠦᠷᠢ 15 ᠮᠢᠯᠢᠯᠢᠲ᠋ᠷ")) == [
        (NUMBERS, "5"),
        (NUMBERS, "15"),
    ]


def test_an_agreed_word_may_be_bent_but_must_be_there() -> None:
    term = next(one for one in agreed() if one.zh == "接羔")
    assert compared("接羔时", f"{term.mn}\u202fᠶᠢᠨ ᠦᠶ᠎ᠡ") == []
    assert words(compared("接羔时", "ᠮᠣᠷᠢ")) == [(TERM, "接羔")]


def test_a_term_inside_a_longer_one_is_not_asked_for() -> None:
    longer = next(one for one in agreed() if one.zh == "气象局")
    assert compared("气象局", longer.mn) == []


def test_cited_titles_and_what_is_not_translated_yet_are_left_alone() -> None:
    assert compared("《接羔手册》", "ᠮᠣᠷᠢ") == []
    assert compared("接羔时", "接羔时") == []
