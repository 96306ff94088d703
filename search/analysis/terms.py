"""A query as terms: what must be found, and in how many ways each can be."""

import re
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

from mongolian.letters import HUDUM, WORD

from .analyser import Kind, Token, analyse, tokens_of
from .folding import Folded, fold

#: Enough for any question; a pasted article is cut here.
MOST_TERMS, MOST_KEYS = 32, 96

_PIECE = f"(?:{WORD}|[^\\W_{HUDUM}]+)"
#: A term ends at whatever is no letter, but COVID-19, PM2.5 and node.js stay together, and so does
#: a Mongolian word with its suffixes.
_CHUNK = re.compile(f"{_PIECE}(?:(?:(?<=[a-z0-9])[.+/'’_-](?=[a-z0-9]))?{_PIECE})*")


def _read_empty_words() -> frozenset[str]:
    """Pairs that make a question of it but say nothing about the subject, and such characters."""
    table = (files(__package__) / "empty_words.zh-hans.txt").read_text(encoding="utf-8")
    lines = (line for line in table.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


_EMPTY = _read_empty_words()
#: The other ways in which a Mongolian word is held.
_OTHERWISE = (Kind.SHAPE, Kind.ROOT)


@dataclass(frozen=True)
class Phrase:
    """Keys that must follow one another; with `prefix` the last may be the start of a key."""

    keys: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True)
class Term:
    """One thing that was asked for; any of its phrases will do."""

    phrases: tuple[Phrase, ...]


def terms(query: str, *, prefix_last: bool = False) -> list[Term]:
    """The terms of a query, each once, in order; empty where nothing can be searched for.

    A term of Han characters is found exactly where its characters stand together. A Mongolian
    word is found by its shape, by its skeleton or by the root of a verb. `prefix_last` lets the
    last term go on.
    """
    chunks = _CHUNK.findall(fold(query).text)
    found = [term for chunk in chunks[:MOST_TERMS] if (term := _term(chunk))]
    if prefix_last and found:
        unfinished = next(t for c in reversed(chunks[:MOST_TERMS]) if (t := _term(c, rooted=False)))
        found[-1] = Term(tuple(Phrase(p.keys, prefix=True) for p in unfinished.phrases))
    return list(dict.fromkeys(found))


def single_keys(query: str) -> list[Term]:
    """Every key of the query as a term of its own: for finding something rather than nothing.

    Leaves out pairs that say nothing about the subject, unless nothing else is left. Of a verb the
    root stands for the skeleton, so that it counts no more than a noun.
    """
    tokens = _rooted(analyse(query, query=True))
    telling = [token for token in tokens if not _is_empty(token)] or tokens
    found = [Term((_phrase([token]),)) for token in telling]
    return list(dict.fromkeys(found))[:MOST_KEYS]


def neighbours(query: str) -> list[Term]:
    """Mongolian words that stand side by side, each two as a term; a key of Han is two as it is."""
    words = [token for token in analyse(query, query=True) if token.kind is Kind.SKELETON]
    pairs = (Term((_phrase([*pair]),)) for pair in pairwise(words))
    return list(dict.fromkeys(pairs))[:MOST_TERMS]


def phrase(text: str) -> Term | None:
    """The whole text as one phrase, or None where it has no key."""
    return _term(fold(text).text)


def says_nothing(char: str) -> bool:
    """Whether the character only joins words that say what is meant: 与, 的, 是."""
    return char in _EMPTY


def _term(chunk: str, *, rooted: bool = True) -> Term | None:
    """The chunk, in one spelling, as a term; a word that is not finished has no root yet."""
    tokens = _without_last_single(tokens_of(Folded(chunk, None)))
    main = [token for token in tokens if token.kind not in _OTHERWISE]
    if not main:
        return None
    if any(token.kind is not Kind.SKELETON for token in main):
        return Term((_phrase(main),))
    shapes = [token for token in tokens if token.kind is Kind.SHAPE]
    roots = [token for token in tokens if token.kind is Kind.ROOT]
    return Term(
        (_phrase(shapes), _phrase(roots if rooted and len(main) == len(roots) == 1 else main))
    )


def _rooted(tokens: list[Token]) -> list[Token]:
    verbs = {token.start for token in tokens if token.kind is Kind.ROOT}
    return [t for t in tokens if t.kind is not Kind.SKELETON or t.start not in verbs]


def _without_last_single(tokens: list[Token]) -> list[Token]:
    """Drop the single character that ends an indexed run of Han: the text may go on after it."""
    if len(tokens) > 1 and tokens[-1].kind is Kind.SINGLE and tokens[-2].end == tokens[-1].end:
        return tokens[:-1]
    return tokens


def _phrase(tokens: list[Token]) -> Phrase:
    return Phrase(tuple([token.key for token in tokens]), prefix=tokens[-1].kind is Kind.SINGLE)


def _is_empty(token: Token) -> bool:
    if token.kind is not Kind.HAN:
        return False
    return token.key in _EMPTY or any(char in _EMPTY for char in token.key)
