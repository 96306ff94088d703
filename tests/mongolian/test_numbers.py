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
