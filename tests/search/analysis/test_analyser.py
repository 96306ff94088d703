"""The keys of a text, and where they stand in it."""

import random
import unicodedata

import pytest

from search.analysis import ANALYSER_VERSION, Kind, analyse, index_keys

MVS, NNBSP, FVS1 = "\u180e", "\u202f", "\u180b"


def keys(text: str, kind: Kind | None = None) -> list[str]:
    return [token.key for token in analyse(text) if kind in (None, token.kind)]


def test_han_becomes_pairs_and_a_last_single_character() -> None:
    assert keys("人畜共患") == ["人畜", "畜共", "共患", "患"]
    assert keys("病") == ["病"]


def test_a_query_leaves_the_last_single_character_out() -> None:
    assert [token.key for token in analyse("人畜共患", query=True)] == ["人畜", "畜共", "共患"]
    assert [token.key for token in analyse("病", query=True)] == ["病"]


def test_traditional_and_simplified_characters_share_their_keys() -> None:
    assert keys("國際論壇") == keys("国际论坛")


def test_scripts_are_cut_where_they_meet() -> None:
    assert keys("5G网络PM2.5") == ["5g", "网络", "络", "pm2", "5"]


def test_a_mongolian_word_has_two_keys_of_its_stem() -> None:
    with_suffix, alone = analyse(f"ᠮᠣᠩᠭᠣᠯ{NNBSP}ᠤᠨ"), analyse("ᠮᠣᠩᠭᠣᠯ")
    assert [t.key for t in with_suffix] == [t.key for t in alone]
    assert [t.kind for t in alone] == [Kind.SKELETON, Kind.SHAPE]


def test_a_mongolian_key_stands_for_the_whole_word_with_its_suffixes() -> None:
    text = f"ᠬᠡᠯᠡ ᠮᠣᠩᠭᠣᠯ{NNBSP}ᠤᠨ᠃"
    token = analyse(text)[-1]
    assert text[token.start : token.end] == f"ᠮᠣᠩᠭᠣᠯ{NNBSP}ᠤᠨ"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The cases of the prototype that the keys were designed on.
        ("ᠰᠠᠶᠢᠨ", "ᠰᠠᠢᠨ"),
        (f"ᠰᠠᠶ{FVS1}ᠢᠨ", "ᠰᠠᠢᠨ"),
        ("ᠰᠡᠢᠨ", "ᠰᠠᠢᠨ"),
        (f"ᠮᠣᠩᠭᠣᠯ{NNBSP}ᠤᠨ", "ᠮᠤᠩᠭᠤᠯ ᠤᠨ"),
        (f"ᠮᠣᠩᠭᠣᠯ{NNBSP}ᠤᠨ", f"ᠮᠤᠩᠭᠤᠯ{MVS}ᠤᠨ"),
        (f"ᠰᠠᠷ{MVS}ᠠ{NNBSP}ᠶᠢᠨ", f"ᠰᠠᠷ{MVS}ᠠ"),
        (f"ᠰᠠᠷ{NNBSP}ᠠ", f"ᠰᠠᠷ{MVS}ᠠ"),
        ("︽ᠨᠢᠭᠡ︾ ᠒᠐᠒᠖", "《ᠨᠢᠭᠡ》2026"),
    ],
)
def test_spellings_of_one_word_share_all_keys(one: str, other: str) -> None:
    assert keys(one) == keys(other)


def test_a_suffix_that_lost_its_word_is_no_key() -> None:
    assert keys("ᠤᠨ") == []
    assert keys("ᠣᠨ") != [], "year is a word"


def test_the_index_holds_shapes_behind_the_running_text() -> None:
    stored = index_keys("ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ 布病").split()
    assert [key[:2] for key in stored] == ["mk", "mk", "布病", "病", "mg", "mg"]


def test_what_is_stored_are_the_keys_of_the_text() -> None:
    text = "布鲁氏菌病 5G网络 ᠦᠵᠡᠪᠡᠯ ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ ᠬᠡᠯᠡ 𫝈字 國 ᠤᠨ é" + "x" * 300
    others = [k for k in Kind if k not in (Kind.SHAPE, Kind.ROOT)]
    streams = others, [Kind.SHAPE], [Kind.ROOT]
    told = [t.key for kinds in streams for t in analyse(text) if t.kind in kinds]
    assert index_keys(text).split() == told


def test_characters_that_engines_do_not_know_are_written_as_numbers() -> None:
    assert keys("𫝈字") == ["u2b748字", "字"]


def test_every_key_is_one_word_to_every_engine() -> None:
    text = "Ünï-cødé 𫝈字 ᠮᠣᠩᠭᠣᠯ ᡏᡆᠨᡎᡆᠯ ½² ①Ⅳ 한국 がば \x00\x07\ud800 a'b\"c" + "x" * 5000
    for key in keys(text):
        assert key.isalnum(), key
        assert len(key) <= 100


def test_nothing_at_all_fails_and_every_span_lies_in_the_text() -> None:
    chance = random.Random(4)  # noqa: S311 - the same texts every time
    pools = [range(0x80), range(0x300, 0x370), range(0x1800, 0x18B0), range(0x4E00, 0x4F00)]
    pools += [range(0x2000, 0x2070), range(0xD800, 0xE000), range(0xF900, 0xFFFF)]
    for _ in range(300):
        text = "".join(chr(chance.choice(chance.choice(pools))) for _ in range(60))
        for token in analyse(text):
            assert 0 <= token.start < token.end <= len(text)
            if token.kind is Kind.HAN:
                covered = text[token.start : token.end]
                assert len([c for c in covered if unicodedata.category(c) != "Mn"]) == 2


def test_the_version_names_the_rules_of_the_shapes() -> None:
    assert "mng-canonical/" in ANALYSER_VERSION
