"""The ways to browse beside the sections: by topic, group, livelihood and region."""

from dataclasses import dataclass
from typing import Any

from content.release.querysets import PublicationQuerySet
from content.taxonomy.models import AudienceGroup, Livelihood, Region, Term, Topic

#: The first word of the address: the name in the frozen content, and the vocabulary.
FACETS: dict[str, tuple[str, type[Term]]] = {
    "topic": ("topics", Topic),
    "group": ("groups", AudienceGroup),
    "livelihood": ("livelihoods", Livelihood),
    "region": ("regions", Region),
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


def ways(facet: str, language: str) -> list[Way]:
    """Every term of a short vocabulary; of the regions, the city's banners and districts."""
    model = FACETS[facet][1]
    terms = Region.objects.filter(depth=2) if model is Region else model._default_manager.all()
    return [Way(facet, term.code, term.name(language), language) for term in terms]


def about(found: PublicationQuerySet, facet: str, term: Any) -> PublicationQuerySet:
    """Those of `found` that name the term; for a region, all that holds there.

    What is meant for the whole city holds in every banner of it, and a banner's page has its
    villages' articles.
    """
    codes = [term.code] if facet != "region" else region_codes(term)
    return found.tagged(FACETS[facet][0], codes)


def region_codes(region: Region) -> list[str]:
    """The codes of a region, of all that is above it and of all that is below."""
    below = region.get_descendants().values_list("code", flat=True)
    return [*(above.code for above in region.lineage()), *below]
