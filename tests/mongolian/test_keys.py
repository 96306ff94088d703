"""Words that look the same, or are easily mixed up, meet; words that differ do not."""

import pytest

from mongolian import CANONICAL_VERSION, Unshapeable, shape_key, skeleton_key

MVS, NNBSP, FVS1 = "\u180e", "\u202f", "\u180b"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ᠮᠤᠩᠭᠤᠯ", "ᠮᠣᠩᠭᠣᠯ"),  # o/u look alike inside a word
        ("ᠮᠣᠩᠭᠤᠯ", "ᠮᠣᠩᠭᠣᠯ"),
        ("ᠰᠡᠢᠨ", "ᠰᠠᠢᠨ"),  # a/e
        (f"ᠰᠠᠶ{FVS1}ᠢᠨ", "ᠰᠠᠢᠨ"),  # y with a selector is drawn as i
        (f"ᠰᠠᠷ{NNBSP}ᠠ", f"ᠰᠠᠷ{MVS}ᠠ"),  # either connector before a final -a
        (f"ᠬᠠᠷ{MVS}ᠡ", f"ᠬᠠᠷ{MVS}ᠠ"),
    ],
)
def test_words_that_look_the_same_share_both_keys(typed: str, meant: str) -> None:
    assert shape_key(typed) == shape_key(meant)
    assert skeleton_key(typed) == skeleton_key(meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"ᠬᠠᠷ{MVS}ᠠ", "ᠬᠠᠷᠠ"),  # the gap is visible
        ("ᠠᠵᠢᠯ", "ᠠᠶᠢᠯ"),  # work, family: j and y stay apart
        ("ᠳᠤ", "ᠲᠤ"),
    ],
)
def test_words_that_look_different_have_different_shapes(one: str, other: str) -> None:
    assert shape_key(one) != shape_key(other)


def test_the_skeleton_forgives_a_missing_gap_but_not_another_word() -> None:
    assert skeleton_key(f"ᠬᠠᠷ{MVS}ᠠ") == skeleton_key("ᠬᠠᠷᠠ")
    assert skeleton_key("ᠠᠵᠢᠯ") != skeleton_key("ᠠᠶᠢᠯ")


@pytest.mark.parametrize("spelling", ["ᠥᠬᠡᠶ", "ᠦᠬᠡᠢ", "ᠦᠭᠡᠢ", "ᠦᠭᠡᠶ"])
def test_four_spellings_of_one_word_found_on_one_site_share_a_skeleton(spelling: str) -> None:
    assert skeleton_key(spelling) == skeleton_key("ᠦᠭᠡᠢ")


def test_keys_survive_engines_that_fold_case_and_cut_at_symbols() -> None:
    for word in (f"ᠬᠠᠷ{MVS}ᠠ", "ᠮᠣᠩᠭᠣᠯ", "ᠹᠣᠷᠮ", "ᠻᠢᠨᠣ"):
        for key in (shape_key(word), skeleton_key(word)):
            assert key == key.lower()
            assert key.isascii()
            assert key.isalnum()


def test_units_that_differ_only_in_case_stay_apart() -> None:
    # shape: H A R A against H A R (gap) Aa
    assert shape_key("ᠬᠠᠷᠠ") != shape_key(f"ᠬᠠᠷ{MVS}ᠠ")
    assert "0a" in shape_key(f"ᠬᠠᠷ{MVS}ᠠ")


@pytest.mark.parametrize("word", ["", "ᡏᡆᠨᡎᡆᠯ", "mongol", "ᠮᠣᠩᠭᠣᠯ2", "蒙古", "ᠮᠣᠩ ᠭᠣᠯ"])
def test_what_is_not_one_hudum_word_has_no_shape(word: str) -> None:
    with pytest.raises(Unshapeable):
        shape_key(word)


def test_the_version_of_the_shapes_is_known() -> None:
    assert CANONICAL_VERSION.startswith("mng-canonical/")
