"""The numbers that a text names, so that a translation can be held to its source."""

import re
from collections import Counter
from html import unescape

from .dates import arabic_digits

#: A mark begins with its name; 「<5岁」 is a word of the text.
_TAG = re.compile("</?[a-zA-Z][^>]*>")
#: What is not seen between two digits: they read as one number.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
#: What reads as a digit beside one: 5O as 50, l5 as 15.
_ZERO, _ONE = "OoОоΟο〇○", "Il|"
_NUMBER = re.compile(
    rf"(?<![A-Za-z])[{_ZERO}{_ONE}]+(?=\d)[\d.]*\d[{_ZERO}]*"
    rf"|\d+(?:\.\d+)?(?:[{_ZERO}](?![a-z])[\d{_ZERO}]*)?[⁰¹²³⁴⁵⁶⁷⁸⁹⁻¼-¾⅐-⅞]*"
    "|[¼-¾⅐-⅞]"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")


def numbers(text: str) -> Counter[str]:
    """Every number written in digits of any of the scripts, with how often it stands there.

    Powers and fractions belong to it, and what only looks like a digit of it too.
    """
    plain = _UNSEEN.sub("", unescape(_TAG.sub(" ", text)))
    return Counter(_NUMBER.findall(arabic_digits(plain).translate(_FULL_WIDTH)))


def differing(source: str, target: str) -> list[str]:
    """Numbers that do not stand equally often in both, smallest first; empty when all do."""
    ours, theirs = numbers(source), numbers(target)
    return sorted((ours - theirs) | (theirs - ours), key=_size)


def _size(number: str) -> tuple[float, str]:
    digits = re.search(r"\d+(?:\.\d+)?", number)
    return (float(digits.group()) if digits else 0.0), number
