"""A query as an engine can be asked: first for all of it, then for any of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from . import analysis
from .analysis.folding import fold
from .analysis.questions import subject
from .analysis.synonyms import Found
from .models import SynonymGroup
from .naming import glossary_pairs, kept_pairs

#: Longer queries are pasted by accident.
LONGEST_QUERY = 500


@dataclass(frozen=True)
class Plan:
    """What to look for, and which names of things were understood."""

    #: Each must be found.
    every: tuple[analysis.Term, ...]
    #: Any of these is better than nothing.
    some: tuple[analysis.Term, ...]
    #: Words that stand side by side, in whichever texts they do.
    near: tuple[analysis.Term, ...]
    #: What the other language calls it.
    translation: analysis.Translation
    #: Names that the query uses of things that have several.
    named: tuple[Found, ...]

    @property
    def marked(self) -> tuple[analysis.Term, ...]:
        """What to mark in a text that was found."""
        return (*(self.every or self.some), *self.translation.terms)


def plan(query: str) -> Plan:
    """The plan of a query; empty for one that asks for nothing. Never fails."""
    text = query[:LONGEST_QUERY]
    about = subject(text)
    groups = _groups()
    known = _lexicon(tuple(kept_pairs()), groups)
    expansion = _thesaurus(groups).expand(about)
    names = [term for found in expansion.found if (term := _any_name(found.names))]
    rest = [term for piece in expansion.rest for term in known.terms(piece)]
    every = tuple(dict.fromkeys([*names, *rest]))
    some = tuple(dict.fromkeys([*names, *analysis.single_keys(about)]))
    near = tuple(analysis.neighbours(about))
    translation = known.translate(text)
    return Plan(every, some, near, translation, expansion.found)


def plan_of_names(names: Iterable[str]) -> Plan:
    """The plan to look for any of these names."""
    term = _any_name(names)
    terms = (term,) if term else ()
    return Plan(terms, terms, (), analysis.Translation((), whole=False), ())


@lru_cache(maxsize=2)
def _lexicon(kept: tuple[tuple[str, str], ...], groups: tuple[str, ...]) -> analysis.Lexicon:
    """Every name of a thing means what any of its names is called in the other language."""
    pairs = [*glossary_pairs(), *kept]
    known: dict[str, list[str]] = {}
    for chinese, mongolian in pairs:
        known.setdefault(fold(chinese).text, []).append(mongolian)
    for names in analysis.parse_groups("\n".join(groups)):
        called = [mongolian for name in names for mongolian in known.get(fold(name).text, [])]
        pairs += product(names, called)
    return analysis.Lexicon(pairs)


def _groups() -> tuple[str, ...]:
    """The editors' groups of names as they are now."""
    return tuple(SynonymGroup.objects.values_list("names", flat=True))


@lru_cache(maxsize=2)
def _thesaurus(groups: tuple[str, ...]) -> analysis.Thesaurus:
    return analysis.Thesaurus(analysis.parse_groups("\n".join(groups)))


def _any_name(names: Iterable[str]) -> analysis.Term | None:
    phrases = [
        phrase
        for name in names
        if (term := analysis.phrase(name)) is not None
        for phrase in term.phrases
    ]
    return analysis.Term(tuple(dict.fromkeys(phrases))) if phrases else None
