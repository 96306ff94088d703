"""Suffixes are cut where they are joined, and joined where they were left loose."""

import pytest

from mongolian import SUFFIXES, cut, fix_suffix_spaces, is_free_suffix

MVS, NNBSP = "\u180e", "\u202f"


def test_the_list_is_complete() -> None:
    assert len(SUFFIXES) == 53
    assert len({suffix.text for suffix in SUFFIXES}) == 53


@pytest.mark.parametrize("joint", [MVS, NNBSP])
def test_a_suffix_is_cut_at_either_connector(joint: str) -> None:
    word = cut(f"ᠮᠣᠩᠭᠣᠯ{joint}ᠤᠨ")
    assert word.stem == "ᠮᠣᠩᠭᠣᠯ"
    assert word.suffixes == ("ᠤᠨ",)


def test_suffixes_are_cut_one_after_another() -> None:
    assert cut(f"ᠨᠣᠮ{NNBSP}ᠨᠤᠭᠤᠳ{NNBSP}ᠤᠨ").suffixes == ("ᠨᠤᠭᠤᠳ", "ᠤᠨ")


def test_the_final_a_of_month_belongs_to_the_word() -> None:
    word = cut(f"ᠰᠠᠷ{MVS}ᠠ{NNBSP}ᠶᠢᠨ")
    assert word.stem == f"ᠰᠠᠷ{MVS}ᠠ"
    assert word.suffixes == ("ᠶᠢᠨ",)


def test_month_typed_with_the_other_connector_is_the_same_stem() -> None:
    assert cut(f"ᠰᠠᠷ{NNBSP}ᠠ").stem == f"ᠰᠠᠷ{MVS}ᠠ"


def test_a_word_without_suffix_is_left_alone() -> None:
    assert cut("ᠮᠣᠩᠭᠣᠯ").stem == "ᠮᠣᠩᠭᠣᠯ"
    assert cut("ᠮᠣᠩᠭᠣᠯ").suffixes == ()


def test_a_plain_space_before_a_suffix_becomes_a_connector() -> None:
    assert fix_suffix_spaces("ᠮᠣᠩᠭᠣᠯ ᠤᠨ ᠪᠢᠴᠢᠭ") == f"ᠮᠣᠩᠭᠣᠯ{NNBSP}ᠤᠨ ᠪᠢᠴᠢᠭ"


def test_every_suffix_of_a_chain_is_joined() -> None:
    assert fix_suffix_spaces("ᠨᠣᠮ ᠨᠤᠭᠤᠳ ᠤᠨ") == f"ᠨᠣᠮ{NNBSP}ᠨᠤᠭᠤᠳ{NNBSP}ᠤᠨ"


@pytest.mark.parametrize(
    "text",
    [
        "2026 ᠣᠨ",  # "year" is a word, though it looks like the genitive
        f"ᠬᠡᠷᠡᠭᠯᠡᠭᠴᠢ{NNBSP}ᠶᠢᠨ ᠨᠡᠷ{MVS}ᠡ",  # "name", not the plural ner
        "ᠪᠢ ᠳᠠᠭᠠᠨ",  # "following" may be meant
        "布病 的 预防",
        "",
    ],
)
def test_what_may_be_a_word_keeps_its_space(text: str) -> None:
    assert fix_suffix_spaces(text) == text


def test_a_loose_suffix_is_told_from_a_word() -> None:
    assert is_free_suffix("ᠤᠨ")
    assert is_free_suffix("ᠢᠶᠠᠷ")
    assert not is_free_suffix("ᠣᠨ")
    assert not is_free_suffix("ᠮᠣᠩᠭᠣᠯ")
