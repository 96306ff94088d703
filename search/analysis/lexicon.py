"""The same things in both languages: a query in one asks for texts in the other."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from .analyser import Kind, analyse
from .folding import fold
from .questions import subject
from .terms import MOST_TERMS, Phrase, Term, phrase, says_nothing, terms

_LONGEST_NAME = 6  # Mongolian words
#: So many characters of a name, left unfinished, say which one is meant; fewer begin too many.
_BEGINNING = 3
_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True)
class Translation:
    """What the other language calls the things that a query names."""

    terms: tuple[Term, ...]
    #: Whether every part of the query was translated.
    whole: bool

    @property
    def words(self) -> tuple[Term, ...]:
        """Each key of the names alone: a text may say the same thing in another form."""
        keys = (key for term in self.terms for p in term.phrases if not p.prefix for key in p.keys)
        return tuple(Term((Phrase((key,)),)) for key in dict.fromkeys(keys))


class Lexicon:
    """Pairs of names, Chinese and Mongolian."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._mongolian: dict[str, list[str]] = {}
        self._chinese: dict[tuple[str, ...], list[str]] = {}
        for chinese, mongolian in pairs:
            self._mongolian.setdefault(fold(chinese).text, []).append(mongolian)
            self._chinese.setdefault(_stems(mongolian), []).append(chinese)
        self._names = sorted(self._mongolian)
        self._longest = max(map(len, self._mongolian), default=0)

    def translate(self, query: str) -> Translation:
        """The query in the other language, as far as its names are known. Never fails."""
        about = subject(query)
        stems = _stems(about)
        return self._to_chinese(stems) if stems else self._to_mongolian(fold(about).text)

    def terms(self, query: str) -> list[Term]:
        """`terms.terms`, but a Mongolian name of several nouns is one term, as a Chinese one is."""
        tokens = analyse(query)
        verbs = {token.start for token in tokens if token.kind is Kind.ROOT}
        words = [token for token in tokens if token.kind is Kind.SKELETON]
        keys = tuple("" if word.start in verbs else word.key for word in words)
        found: list[Term] = []
        place = written = 0
        while place < len(words):
            length = self._compound_at(keys, place)
            if length > 1:
                start, end = words[place].start, words[place + length - 1].end
                name = phrase(query[start:end])
                found += [*terms(query[written:start]), *([name] if name else [])]
                written = end
            place += length
        return list(dict.fromkeys([*found, *terms(query[written:])]))[:MOST_TERMS]

    def _compound_at(self, keys: tuple[str, ...], place: int) -> int:
        """How many nouns are a name from here; a name with a verb may stand in other forms."""
        lengths = range(min(_LONGEST_NAME, len(keys) - place), 1, -1)
        return next((n for n in lengths if keys[place : place + n] in self._chinese), 1)

    def _to_mongolian(self, text: str) -> Translation:
        found: list[Term] = []
        place, missed = 0, False
        while place < len(text):
            length, names = self._named_at(text, place)
            if names:
                found += _any_of(names)
            elif text[place].isalnum() and not says_nothing(text[place]):
                missed = True
            place += length or 1
        return Translation(tuple(dict.fromkeys(found)), bool(found) and not missed)

    def _named_at(self, text: str, place: int) -> tuple[int, list[str]]:
        """How many characters from here are a name or begin one, and what it is called."""
        length = self._longest_at(text, place)
        if length:
            return length, self._mongolian[text[place : place + length]]
        written = _LETTERS.match(text, place)
        begun = written.group() if written else ""
        at = bisect_left(self._names, begun)
        if len(begun) < _BEGINNING or not any(
            n.startswith(begun) for n in self._names[at : at + 1]
        ):
            return 0, []
        return len(begun), self._mongolian[self._names[at]]

    def _longest_at(self, text: str, place: int) -> int:
        lengths = range(min(self._longest, len(text) - place), 0, -1)
        return next((n for n in lengths if text[place : place + n] in self._mongolian), 0)

    def _to_chinese(self, stems: tuple[str, ...]) -> Translation:
        found: list[Term] = []
        place, missed = 0, False
        while place < len(stems):
            lengths = range(min(_LONGEST_NAME, len(stems) - place), 0, -1)
            names = ((n, self._chinese.get(stems[place : place + n])) for n in lengths)
            length, chinese = next((pair for pair in names if pair[1]), (1, None))
            found += _any_of(chinese or [])
            missed = missed or chinese is None
            place += length
        return Translation(tuple(dict.fromkeys(found)), bool(found) and not missed)


def _any_of(names: list[str]) -> list[Term]:
    terms = [term for name in names if (term := phrase(name))]
    phrases = tuple(dict.fromkeys(p for term in terms for p in term.phrases))
    return [Term(phrases)] if phrases else []


def _stems(text: str) -> tuple[str, ...]:
    """The words in order, a verb by its root: however it is inflected, it means the same."""
    tokens = (t for t in analyse(text) if t.kind in (Kind.SKELETON, Kind.ROOT))
    stems = {token.start: token.key for token in tokens}  # the root comes after its skeleton
    return tuple(stems.values())
