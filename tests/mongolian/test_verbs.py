"""The forms of one verb meet; words that are no verbs are left alone."""

import pytest

from mongolian import skeleton_key, verb_root

MVS = "\u180e"


def root(word: str) -> str | None:
    return verb_root(skeleton_key(word))


@pytest.mark.parametrize(
    "forms",
    [
        ("ᠰᠡᠷᠭᠡᠢᠯᠡᠬᠦ", f"ᠰᠡᠷᠭᠡᠢᠯᠡᠶ{MVS}ᠡ", "ᠰᠡᠷᠭᠡᠢᠯᠡᠯᠲᠡ"),  # to prevent, let us, prevention
        ("ᠦᠵᠡᠬᠦ", "ᠦᠵᠡᠪᠡᠯ", "ᠦᠵᠡᠭᠰᠡᠨ"),  # to see, if one sees, seen
        ("ᠠᠪᠬᠤ", "ᠠᠪᠤᠭᠰᠠᠨ"),  # to take, taken: the u only joins
        ("ᠲᠠᠨᠢᠬᠤ", f"ᠲᠠᠨᠢᠶ{MVS}ᠠ"),  # to know, let us know
    ],
)
def test_the_forms_of_a_verb_have_one_root(forms: tuple[str, ...]) -> None:
    assert root(forms[0])
    assert {root(form) for form in forms} == {root(forms[0])}


@pytest.mark.parametrize("word", ["ᠮᠣᠩᠭᠣᠯ", "ᠡᠮ", f"ᠰᠠᠷ{MVS}ᠠ", "ᠬᠤ", ""])
def test_other_words_have_none(word: str) -> None:
    assert root(word) is None


def test_different_verbs_stay_apart() -> None:
    assert root("ᠦᠵᠡᠬᠦ") != root("ᠢᠳᠡᠬᠦ")
