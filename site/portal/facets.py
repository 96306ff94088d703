"""The ways to browse beside the sections: by topic, group, livelihood, region and phase."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from content.release.querysets import PublicationQuerySet
from content.taxonomy.models import AudienceGroup, Livelihood, Phase, Region, Term, Topic, TreeTerm
from content.taxonomy.querysets import in_order, in_use
from content.taxonomy.reach import reach

#: The first word of the address: the name in the frozen content, and the vocabulary.
FACETS: dict[str, tuple[str, type[Term]]] = {
    "topic": ("topics", Topic),
    "group": ("groups", AudienceGroup),
    "livelihood": ("livelihoods", Livelihood),
    "region": ("regions", Region),
    "season": ("seasons", Phase),
}


#: The seats of the fourteen, in degrees; to about two kilometres.
SEATS = {
    "150702": "49.21,119.74",
    "150703": "49.49,117.67",
    "150721": "48.13,123.46",
    "150722": "48.48,124.52",
    "150723": "50.59,123.73",
    "150724": "49.15,119.75",
    "150725": "49.33,119.42",
    "150726": "48.22,118.27",
    "150727": "48.67,116.82",
    "150781": "49.60,117.38",
    "150782": "49.29,120.71",
    "150783": "48.01,122.74",
    "150784": "50.24,120.18",
    "150785": "50.78,121.52",
}


@dataclass(frozen=True)
class Way:
    """One term to browse by, in one language."""

    facet: str
    code: str
    name: str
    language: str
    #: How far below the uppermost term of its tree.
    depth: int = 0

    @property
    def url(self) -> str:
        return f"/{self.language}/{self.facet}/{self.code}/"

    @property
    def at(self) -> str:
        """Where a region's seat lies (north, east), for the phone to find the nearest itself."""
        return SEATS.get(self.code, "")


def term(facet: str, code: str) -> Any:
    """The term at this address, or None."""
    return FACETS[facet][1]._default_manager.filter(code=code).first()


def way(facet: str, term: Any, language: str, depth: int = 0) -> Way:
    """The way to one term."""
    return Way(facet, term.code, term.name(language), language, depth)


def ways(facet: str, language: str) -> list[Way]:
    """Every term in use of a vocabulary, the lower after the upper; of the regions, the banners."""
    model: Any = FACETS[facet][1]
    if model is Region:
        terms = [(banner, 0) for banner in in_use(Region).filter(depth=2)]
    else:
        terms = in_order(list(in_use(model)))
    return [way(facet, term, language, depth) for term, depth in terms]


def roots(facet: str, language: str) -> list[Way]:
    """The terms that stand under no other."""
    return [way for way in ways(facet, language) if not way.depth]


def around(facet: str, term: Any, language: str) -> tuple[list[Way], list[Way], list[Way]]:
    """What is above the term, below it and beside it."""
    if not isinstance(term, TreeTerm):
        return [], [], [way for way in ways(facet, language) if way.code != term.code]
    # To mypy an abstract model has no column of its parent.
    one: Any = term
    above, below = Q(pk=one.parent_id), Q(parent=one)
    near = list(in_use(type(one)).filter(above | below | Q(parent=one.parent_id)))

    def lead(terms: list[Any]) -> list[Way]:
        return [way(facet, each, language) for each in terms]

    return (
        lead([each for each in near if each.pk == one.parent_id]),
        lead([each for each in near if each.parent_id == one.pk]),
        lead([e for e in near if e.parent_id == one.parent_id and e.pk != one.pk]),
    )


def about(found: PublicationQuerySet, facet: str, term: Any) -> PublicationQuerySet:
    """Those of `found` that name the term, or one that holds for it."""
    return found.tagged(FACETS[facet][0], holding(facet, [term.code]))


def holding(facet: str, codes: Iterable[str]) -> frozenset[str]:
    """The codes by which a text is about `codes`, or is meant for who has them.

    What is said of a part is said of the whole. What is meant for the whole city, or for all
    farmers and herders, holds for every part; but not everything about health is about zoonoses.
    """
    known, codes = reach(FACETS[facet][1]), list(codes)
    below = known.down(codes)
    return below | known.up(codes) if facet in ("region", "group") else below
