"""Dates and digits. Babel, CLDR, Django and Intl have nothing for Inner Mongolia.

Suffixes are joined as `display` would join them: U+202F after a letter, U+180E after a digit.
No native reader has yet confirmed the suffix after a numeral (it follows the spoken number).
"""

from datetime import date

#: January first. Digits, as the region's government pages write months.
MONTHS = tuple(f"{number} ᠰᠠᠷ\u180eᠠ" for number in range(1, 13))

#: Monday first, as in `date.weekday()`; from the glossary.
WEEKDAYS = (
    "ᠭᠠᠷᠠᠭ\u202fᠤᠨ ᠨᠢᠭᠡᠨ",
    "ᠭᠠᠷᠠᠭ\u202fᠤᠨ ᠬᠣᠶᠠᠷ",
    "ᠭᠠᠷᠠᠭ\u202fᠤᠨ ᠭᠤᠷᠪᠠᠨ",
    "ᠭᠠᠷᠠᠭ\u202fᠤᠨ ᠳᠥᠷᠪᠡᠨ",
    "ᠭᠠᠷᠠᠭ\u202fᠤᠨ ᠲᠠᠪᠤᠨ",
    "ᠭᠠᠷᠠᠭ\u202fᠤᠨ ᠵᠢᠷᠭᠤᠭᠠᠨ",
    "ᠭᠠᠷᠠᠭ\u202fᠤᠨ ᠡᠳᠦᠷ",
)

_TO_ARABIC = str.maketrans("᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙", "0123456789")


def format_date(day: date) -> str:
    """Year, month and day in words and Arabic digits, as government pages write them."""
    month = MONTHS[day.month - 1]
    return f"{day.year} ᠣᠨ\u202fᠤ {month}\u202fᠶᠢᠨ {day.day}\u180eᠦ ᠡᠳᠦᠷ"


def format_day_of_year(text: str) -> str:
    """Month and day of any year, from `MM-DD`."""
    return f"{MONTHS[int(text[:2]) - 1]}\u202fᠶᠢᠨ {int(text[3:])}"


def weekday(day: date) -> str:
    """The name of the day of the week."""
    return WEEKDAYS[day.weekday()]


def arabic_digits(text: str) -> str:
    """The text with 0-9 instead of the script's own digits."""
    return text.translate(_TO_ARABIC)
