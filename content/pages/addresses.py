"""The last part of an article's address: made from its title, so that no author has to know of it.

Plain ASCII, because both languages share it and it stands in QR codes and text messages.
"""

import re
import unicodedata
from collections.abc import Callable
from itertools import count

from pypinyin import Style, lazy_pinyin

from mongolian.letters import HUDUM

#: Longer ones are cut between words; a publication's address holds 120.
LONGEST = 60
_HAN = re.compile("[\u3400-\u9fff]+")
_WORD = re.compile("[a-z0-9]+")
_NUMBERED = "article-{}"
#: How each Mongolian letter is written in an address; readers may see it, nobody has to read it.
_LATIN = {
    "a": "ᠠ", "e": "ᠡ", "i": "ᠢ", "o": "ᠣᠥ", "u": "ᠤᠦ", "n": "ᠨ", "ng": "ᠩ", "b": "ᠪ", "p": "ᠫ",
    "h": "ᠬᠾ", "g": "ᠭ", "m": "ᠮ", "l": "ᠯ", "s": "ᠰ", "sh": "ᠱ", "t": "ᠲ", "d": "ᠳ", "ch": "ᠴᠼ",
    "j": "ᠵ", "y": "ᠶ", "r": "ᠷ", "w": "ᠸ", "f": "ᠹ", "k": "ᠺ", "z": "ᠽ",
}  # fmt: skip
_LETTERS = {ord(letter): latin for latin, letters in _LATIN.items() for letter in letters}


def slug_from(title: str) -> str:
    """Words of `title` in Latin letters, joined by hyphens; "" when it has none."""
    spaced = _HAN.sub(lambda m: f" {' '.join(lazy_pinyin(m.group(), style=Style.NORMAL))} ", title)
    latin = re.sub(f"[{HUDUM}]", lambda m: _LETTERS.get(ord(m.group()), ""), spaced)
    plain = unicodedata.normalize("NFKD", latin).casefold()
    return _cut(_WORD.findall(plain))


def free_slug(title: str, taken: Callable[[str], bool]) -> str:
    """The first address for `title` that is not taken: plain, or with a number."""
    base = slug_from(title)
    if base and not taken(base):
        return base
    pattern = f"{base}-{{}}" if base else _NUMBERED
    return next(
        slug for number in count(2 if base else 1) if not taken(slug := pattern.format(number))
    )


def _cut(words: list[str]) -> str:
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug
