"""Dates in words."""

from datetime import date, timedelta

from mongolian import MONTHS, WEEKDAYS, display, format_date
from mongolian.dates import arabic_digits, weekday
from mongolian.glossary import find

NNBSP, MVS = "\u202f", "\u180e"
THE_DAY = date(2026, 10, 29)


def test_a_date_is_written_as_government_pages_write_it() -> None:
    assert format_date(THE_DAY) == (f"2026 ᠣᠨ{NNBSP}ᠤ 10 ᠰᠠᠷ{MVS}ᠠ{NNBSP}ᠶᠢᠨ 29{MVS}ᠦ ᠡᠳᠦᠷ")


def test_a_date_needs_no_repair_before_it_is_shown() -> None:
    assert display(format_date(THE_DAY)) == format_date(THE_DAY)


def test_weekdays_are_the_glossary_s() -> None:
    for number, zh in enumerate("一二三四五六日"):
        entry = find(f"星期{zh}")
        assert entry is not None
        assert WEEKDAYS[number] == entry.mn
        assert weekday(date(2026, 10, 26) + timedelta(days=number)) == entry.mn


def test_there_are_twelve_months() -> None:
    assert len(MONTHS) == 12
    assert MONTHS[9] == f"10 ᠰᠠᠷ{MVS}ᠠ"


def test_the_scripts_own_digits_are_read_as_numbers() -> None:
    assert arabic_digits("᠒᠐᠒᠖") == "2026"
