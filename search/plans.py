"""A query as an engine can be asked: first for all of it, then for any of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

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
    expansion = thesaurus().expand(about)
    names = [term for found in expansion.found if (term := _any_name(found.names))]
    rest = [term for piece in expansion.rest for term in analysis.terms(piece)]
    every = tuple(dict.fromkeys([*names, *rest]))
    some = tuple(dict.fromkeys([*names, *analysis.single_keys(about)]))
    near = tuple(analysis.neighbours(about))
    translation = lexicon().translate(_preferred(text, expansion))
    return Plan(every, some, near, translation, expansion.found)


def plan_of_names(names: Iterable[str]) -> Plan:
    """The plan to look for any of these names."""
    term = _any_name(names)
    terms = (term,) if term else ()
    return Plan(terms, terms, (), analysis.Translation((), whole=False), ())


def lexicon() -> analysis.Lexicon:
    """The names of things in both languages as they are now."""
    return _lexicon(tuple(kept_pairs()))


@lru_cache(maxsize=2)
def _lexicon(kept: tuple[tuple[str, str], ...]) -> analysis.Lexicon:
    return analysis.Lexicon([*glossary_pairs(), *kept])


def _preferred(text: str, expansion: analysis.Expansion) -> str:
    """The query with each folk name replaced by the preferred one, which the glossary has."""
    folded = fold(text).text
    for found in expansion.found:
        folded = folded.replace(found.name, f" {found.preferred} ")
    return folded


def thesaurus() -> analysis.Thesaurus:
    """The editors' groups of names as they are now."""
    return _thesaurus(tuple(SynonymGroup.objects.values_list("names", flat=True)))


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
