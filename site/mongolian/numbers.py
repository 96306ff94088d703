"""The numbers that a text names, so that a translation can be held to its source."""

import re
from collections import Counter

from .dates import arabic_digits

_TAG = re.compile("<[^>]*>")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")


def numbers(text: str) -> Counter[str]:
    """Every number written in digits of any of the scripts, with how often it stands there."""
    plain = arabic_digits(_TAG.sub(" ", text)).translate(_FULL_WIDTH)
    return Counter(_NUMBER.findall(plain))


def differing(source: str, target: str) -> list[str]:
    """Numbers that do not stand equally often in both, smallest first; empty when all do."""
    ours, theirs = numbers(source), numbers(target)
    return sorted((ours - theirs) | (theirs - ours), key=float)
