"""What a reader chose, in a code that they carry: in the address, a bookmark or a printed code.

Nothing about it is stored here. The code is made of the vocabulary's own stable codes, so that a
person can read it: `150724~farmers_herders~pastoral~health.food` (regions, group, livelihood,
topics; what is not chosen is left empty).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from content.pages.reading import Reading
from content.release.containing import ListsAny
from content.release.querysets import PublicationQuerySet
from content.taxonomy.models import Topic
from content.taxonomy.reach import reach

from .facets import FACETS, Way, holding

#: The order in the code, and how many of each are kept.
PARTS = {"region": 2, "group": 2, "livelihood": 2, "topic": 6}
LONGEST = 300


@dataclass(frozen=True)
class Preferences:
    """Codes by facet; only codes that the vocabulary knows."""

    chosen: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, wanted: Mapping[str, Iterable[str]]) -> "Preferences":
        """What is known of `wanted`, each facet in the vocabulary's order and no more than kept."""
        kept = {}
        for facet, most in PARTS.items():
            model = FACETS[facet][1]
            codes = [code for code in wanted.get(facet, ()) if code]
            # A merged code stands for the one it became: old bookmarks mean what they meant.
            known = model._default_manager.filter(code__in=reach(model).living(codes))
            kept[facet] = tuple(known.values_list("code", flat=True)[:most])
        return cls(kept)

    @classmethod
    def parse(cls, code: str) -> "Preferences":
        """The preferences that a code stands for; what it names and we do not know is dropped."""
        parts = code[:LONGEST].split("~")
        return cls.of({facet: p.split(".") for facet, p in zip(PARTS, parts, strict=False)})

    @property
    def code(self) -> str:
        """The code; empty when nothing is chosen."""
        return "~".join(".".join(self.chosen[facet]) for facet in PARTS).rstrip("~")

    def __bool__(self) -> bool:
        return any(self.chosen.values())

    def all(self) -> set[str]:
        """Every chosen code."""
        return {code for codes in self.chosen.values() for code in codes}

    def ways(self, language: str) -> list[Way]:
        """The chosen terms with their names."""
        return [
            Way(facet, term.code, term.name(language), language)
            for facet, codes in self.chosen.items()
            for term in FACETS[facet][1]._default_manager.filter(code__in=codes)
        ]


@dataclass(frozen=True)
class Audience:
    """The preferences as the content's tags see them: with what is above and below."""

    reach: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, preferences: Preferences) -> "Audience":
        return cls({f: holding(f, codes) for f, codes in preferences.chosen.items() if codes})

    def select(self, found: PublicationQuerySet) -> PublicationQuerySet:
        """Those of `found` that are meant for such a reader.

        A text without a tag in a facet is for everybody there; a chosen topic must be named. What
        adds to another text stands in the lists of its own region, and in no other.
        """
        found = found.standing_in(self.reach["region"]) if "region" in self.reach else found.whole()
        for facet, codes in self.reach.items():
            name = FACETS[facet][0]
            named = Q(ListsAny(name, codes))
            everybody = Q(**{f"content__{name}": []})
            found = found.filter(named if facet == "topic" else named | everybody)
        return found

    def facets(self, language: str) -> dict[str, frozenset[str]]:
        """The reader as `push.targeting.rules` sees a recipient."""
        topics = self.reach.get("topic") or frozenset(Topic.objects.values_list("code", flat=True))
        return {**self.reach, "topic": topics, "language": frozenset({language})}


@dataclass(frozen=True)
class Reasons:
    """Which of a reader's choices a text meets, each in the name under which it was chosen."""

    met_by: tuple[tuple[Way, frozenset[str]], ...]

    @classmethod
    def of(cls, preferences: Preferences, language: str) -> "Reasons":
        ways = preferences.ways(language)
        return cls(tuple((way, holding(way.facet, [way.code])) for way in ways))

    def why(self, reading: Reading) -> list[str]:
        """The choices that the text's tags meet; none when it is for all."""
        return [
            way.name
            for way, codes in self.met_by
            if not codes.isdisjoint(reading.content[FACETS[way.facet][0]])
        ]


def from_form(query: Any) -> Preferences:
    """The preferences that the form's boxes say."""
    return Preferences.of({facet: query.getlist(facet) for facet in PARTS})
