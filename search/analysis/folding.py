"""One spelling for characters that readers take for the same: 國=国, Ａ=a, é=e, ᠒=2.

Character by character, so that every folded character knows where it came from. Traditional Han
characters go through a table of single characters rather than through OpenCC itself, which would
hold 7 MB for phrases that search does not need: both the text and the query go through this
table, so it only has to be consistent.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

#: Characters folded so far are remembered, but never more than this many.
_REMEMBERED = 20_000
#: Letters that Unicode does not take apart into a letter and a mark.
_WHOLE = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "þ": "th"}
)
_MONGOLIAN_DIGITS = "᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙"


@dataclass(frozen=True)
class Folded:
    """A folded text and, for each of its characters, the place in the original text."""

    text: str
    #: One place more than there are characters; None where folding moved nothing.
    places: list[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of folded[start:end], combining marks included.

        One original character may fold to several; part of them stands for all of it.
        """
        if self.places is None:
            return start, end
        return self.places[start], max(self.places[end], self.places[end - 1] + 1)


class _Table(dict[str, str]):
    """Folds a character when it is first met."""

    def __missing__(self, char: str) -> str:
        folded = _fold(char)
        if len(self) < _REMEMBERED:
            self[char] = folded
        return folded


_table = _Table()


def fold(text: str) -> Folded:
    """The text in one spelling. Never fails."""
    parts = [_table[char] for char in text]
    folded = "".join(parts)
    if len(folded) == len(text) and all(parts):
        return Folded(folded, None)
    places = [place for place, part in enumerate(parts) for _ in part]
    return Folded(folded, [*places, len(text)])


def folded_text(text: str) -> str:
    """The text in one spelling, for who does not ask where its characters came from."""
    return "".join(map(_table.__getitem__, text))


def _fold(char: str) -> str:
    if _is_mongolian(char):
        return str(_MONGOLIAN_DIGITS.find(char)) if char in _MONGOLIAN_DIGITS else char
    char = unicodedata.normalize("NFKC", char).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFD", char) if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", bare).translate(_WHOLE).translate(simplified())


def _is_mongolian(char: str) -> bool:
    """The script's letters and what joins them, which normalisation would turn into a space."""
    return "\u1800" <= char <= "\u18af" or char in "\u202f\u200c\u200d"


@cache
def simplified() -> dict[int, str]:
    """Traditional Han characters and their simplified ones, as `str.translate` wants them."""
    table = (files(__package__) / "t2s.txt").read_text(encoding="utf-8")
    return {ord(line[0]): line[1] for line in table.splitlines() if not line.startswith("#")}
