"""A dose that changes between two languages is found, however it is typed."""

import pytest

from mongolian.numbers import differing, numbers


def test_digits_of_every_script_are_numbers() -> None:
    assert numbers("１.５ 米, ᠓ ᠡᠳᠦᠷ, 60℃") == {"1.5": 1, "3": 1, "60": 1}


def test_tags_of_running_text_are_no_numbers() -> None:
    assert numbers("<h2>第 7 条</h2>") == {"7": 1}


@pytest.mark.parametrize(
    ("target", "found"),
    [("6 ᠭᠠᠷᠠᠭ, 50 ᠮᠧᠲ᠋ᠷ", []), ("5 ᠭᠠᠷᠠᠭ, 50 ᠮᠧᠲ᠋ᠷ", ["5", "6"]), ("6 ᠭᠠᠷᠠᠭ", ["50"])],
)
def test_a_number_that_changes_or_goes_missing_is_named(target: str, found: list[str]) -> None:
    assert differing("6周，50米", target) == found


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<5岁每次100毫克，>5岁200毫克", "<5 ᠨᠠᠰᠤ 1000 ᠮᠭ, >5 ᠨᠠᠰᠤ 200 ᠮᠭ"),
        ("5毫克", "5O ᠮᠭ"),
        ("5毫克", "5О ᠮᠭ"),
        ("5毫克", "5〇 ᠮᠭ"),
        ("5毫克", "l5 ᠮᠭ"),
        ("10⁶个", "10⁹ ᠳᠣᠭᠠᠷ"),
        ("每次½片", "¼ ᠬᠡᠰᠡᠭ"),
        ("2½片", "2¼ ᠬᠡᠰᠡᠭ"),
        ("1 5天", "1\u200b5 ᠡᠳᠦᠷ"),
    ],
)
def test_nothing_that_looks_like_another_dose_passes_for_the_same(source: str, target: str) -> None:
    assert differing(source, target) != []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("15天", "1\u200b5 ᠡᠳᠦᠷ"),
        ("10L水，5 l 奶", "10 ᠯᠢᠲᠷ ᠤᠰᠤ, 5 ᠯᠢᠲᠷ ᠰᠦ"),
        ("大肠杆菌O157、CO2、PM2.5", "O157, CO2, PM2.5"),
        ("<p>&lt;5岁</p>", "<5"),
        ("100 mL or 5 oz", "100 ᠮᠯ 5 oz"),
    ],
)
def test_what_reads_the_same_is_the_same(source: str, target: str) -> None:
    assert differing(source, target) == []
