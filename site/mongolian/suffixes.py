"""Case and other suffixes, which are written apart from their word.

The word and its suffix are joined by U+202F or U+180E. After a plain space, which is what most
keyboards and machine translations leave, the suffix's first letter takes the wrong shape.
"""

import csv
import re
from dataclasses import dataclass
from importlib.resources import files

from .letters import CONTROLS, FVS, HUDUM, JOINERS, MVS, NNBSP


@dataclass(frozen=True)
class Suffix:
    """One row of data/hudum_suffixes.tsv."""

    text: str
    latin: str
    function: str
    #: False where the same letters are also a word of their own, so that a plain space before
    #: them may be right.
    suffix_only: bool


@dataclass(frozen=True)
class Cut:
    """A word without its suffixes, and the suffixes."""

    stem: str
    suffixes: tuple[str, ...]


def _read() -> tuple[Suffix, ...]:
    table = (files(__package__) / "data/hudum_suffixes.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines(), delimiter="\t")
    return tuple(
        Suffix(r["suffix"], r["latin"], r["function"], r["alone"] == "suffix") for r in rows
    )


SUFFIXES = _read()
_FREE = frozenset(s.text for s in SUFFIXES if s.suffix_only)
_JOINT = re.compile(f"([{JOINERS}])")
_UNSEEN = re.compile(f"[{CONTROLS}]")
#: What follows the suffix must not make it a word: a letter, or the gap of a final -a/-e (ner-e is
#: "name", ner a plural).
_WORD_GOES_ON = f"[{HUDUM}{FVS}]|[{JOINERS}][ᠠᠡ](?![{HUDUM}])"
_AFTER_SPACE = re.compile(
    f"(?<=[{HUDUM}{FVS}]) (?=(?:{'|'.join(sorted(_FREE))})(?!{_WORD_GOES_ON}))"
)


def cut(word: str) -> Cut:
    """Separate a word from its suffixes at the connectors.

    A lone -a/-e directly after the stem belongs to the word (sar-a, "month") and stays on it,
    whichever connector it was typed with.
    """
    stem, *rest = _JOINT.split(word)
    suffixes: list[str] = []
    for text in rest[1::2]:
        bare = _UNSEEN.sub("", text)
        if not bare:
            continue
        if not suffixes and MVS not in stem and bare in ("ᠠ", "ᠡ"):
            stem += MVS + text
        else:
            suffixes.append(text)
    return Cut(stem, tuple(suffixes))


def is_free_suffix(word: str) -> bool:
    """Whether these letters, standing alone, can only be a suffix that lost its connector."""
    return _UNSEEN.sub("", word) in _FREE


def suffix_spaces(text: str) -> list[int]:
    """Where a plain space stands before what can only be a suffix."""
    return [match.start() for match in _AFTER_SPACE.finditer(text)]


def fix_suffix_spaces(text: str) -> str:
    """The text with U+202F instead of each plain space before what can only be a suffix."""
    return _AFTER_SPACE.sub(NNBSP, text)
