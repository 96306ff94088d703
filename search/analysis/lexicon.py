"""The same things in both languages: a query in one asks for texts in the other."""

from collections.abc import Iterable
from dataclasses import dataclass

from .analyser import Kind, analyse
from .folding import fold
from .questions import subject
from .terms import Phrase, Term, phrase, says_nothing

_LONGEST_NAME = 6  # Mongolian words


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
        self._longest = max(map(len, self._mongolian), default=0)

    def translate(self, query: str) -> Translation:
        """The query in the other language, as far as its names are known. Never fails."""
        about = subject(query)
        stems = _stems(about)
        return self._to_chinese(stems) if stems else self._to_mongolian(fold(about).text)

    def _to_mongolian(self, text: str) -> Translation:
        found: list[Term] = []
        place, missed = 0, False
        while place < len(text):
            length = self._longest_at(text, place)
            if length:
                found += _any_of(self._mongolian[text[place : place + length]])
            elif text[place].isalnum() and not says_nothing(text[place]):
                missed = True
            place += length or 1
        return Translation(tuple(dict.fromkeys(found)), bool(found) and not missed)

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
