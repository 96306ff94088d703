"""A text as keys that an index can hold, each with its place in the original text."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from operator import add
from typing import NamedTuple

import mongolian
from mongolian.letters import HUDUM, WORD

from .folding import Folded, fold, folded_text


class Kind(StrEnum):
    """What a key was made from."""

    #: Two neighbouring Han characters, and one alone.
    HAN = "han"
    SINGLE = "single"
    WORD = "word"
    #: A Mongolian word as it looks, and as it might have been meant; both for every word.
    SHAPE = "shape"
    SKELETON = "skeleton"
    #: What the forms of a Mongolian verb share; only for words that look like one.
    ROOT = "root"


class Token(NamedTuple):
    """One key and the span of the original text it stands for."""

    key: str
    start: int
    end: int
    kind: Kind


#: Kept beside the index; when it changes, the index must be made again.
ANALYSER_VERSION = f"2+{mongolian.CANONICAL_VERSION}"

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(f"(?P<han>[{_HAN}]+)|(?P<mongolian>{WORD})|(?P<word>[^\\W_{_HAN}{HUDUM}]+)")
#: Later than the Unicode version that SQLite's tokenizer knows; it would take them for spaces.
_UNKNOWN_TO_ENGINES = re.compile("[\u4db6-\u4dbf\u9fcd-\u9fff\U00010000-\U0010ffff]")
#: PostgreSQL refuses lexemes of more than 2 KB; nobody searches for the 101st letter.
_LONGEST = 100


def analyse(text: str, *, query: bool = False) -> list[Token]:
    """Every key of the text, in order. Never fails, whatever the text holds.

    An indexed run of Han characters ends with its last character alone, so that one character can
    be searched as the beginning of a key; with `query` that one is left out, unless the run is a
    single character.
    """
    return tokens_of(fold(text), query=query)


def tokens_of(folded: Folded, *, query: bool = False) -> list[Token]:
    """The same of a text that is in one spelling already."""
    tokens: list[Token] = []
    for match in _RUN.finditer(folded.text):
        span = match.span()
        if match.lastgroup == "han":
            tokens += _han(folded, *span, query=query)
        elif match.lastgroup == "mongolian":
            tokens += _mongolian(match.group(), *folded.span(*span))
        else:
            tokens.append(Token(_safe(match.group()), *folded.span(*span), Kind.WORD))
    return tokens


def index_keys(text: str) -> str:
    """What to store for a text: its keys in order, then the shape keys in theirs, then the roots.

    Streams, so that neighbours in the text are neighbours in each stream and a phrase can be
    asked for in either of the first two.
    """
    main: list[str] = []
    shapes: list[str] = []
    roots: list[str] = []
    # Without spans and tokens: indexing spends most of its time here.
    for match in _RUN.finditer(folded_text(text)):
        run = match.group()
        if match.lastgroup == "han":
            keys = [*map(add, run, run[1:]), run[-1]]
            main += map(_safe, keys) if _UNKNOWN_TO_ENGINES.search(run) else keys
        elif match.lastgroup == "word":
            main.append(_safe(run))
        elif stem := _mongolian_keys(run):
            shapes.append(stem[0])
            main.append(stem[1])
            roots += stem[2:]
    return " ".join(main + shapes + roots)


def _han(folded: Folded, start: int, end: int, *, query: bool) -> Iterator[Token]:
    run, span = folded.text[start:end], folded.span
    for place, key in enumerate(map(_safe, map(add, run, run[1:])), start=start):
        yield Token(key, *span(place, place + 2), Kind.HAN)
    if not query or end - start == 1:
        yield Token(_safe(run[-1]), *span(end - 1, end), Kind.SINGLE)


def _mongolian(word: str, start: int, end: int) -> Iterator[Token]:
    keys = _mongolian_keys(word)
    if keys:
        shape, skeleton, *root = keys
        yield Token(skeleton, start, end, Kind.SKELETON)
        yield Token(shape, start, end, Kind.SHAPE)
        yield from (Token(key, start, end, Kind.ROOT) for key in root)


@lru_cache(maxsize=8192)
def _mongolian_keys(word: str) -> tuple[str, ...] | None:
    """Shape, skeleton and, of a verb, the root of a word's stem; None for a suffix without word."""
    stem = mongolian.cut(word).stem
    if stem == word and mongolian.is_free_suffix(word):
        return None
    skeleton = mongolian.skeleton_key(stem)
    try:
        shape = mongolian.shape_key(mongolian.display(stem))
    except mongolian.Unshapeable:
        shape = skeleton
    root = mongolian.verb_root(skeleton)
    keys = (f"mg{shape}", f"mk{skeleton}", *([f"mr{root}"] if root else []))
    return tuple(key[:_LONGEST] for key in keys)


def _safe(key: str) -> str:
    """The key with every character that an engine may not know written as its number."""
    return _UNKNOWN_TO_ENGINES.sub(lambda match: f"u{ord(match.group()):x}", key)[:_LONGEST]
