"""What a station has in each facet, for many stations in a handful of queries."""

from collections.abc import Iterable

from content.taxonomy.models import Region, Topic
from push.stations.enums import ShownLanguage
from push.stations.models import Station

from .rules import Facets

_BOTH = frozenset({"zh-hans", "mvf"})


def facets_of(stations: Iterable[Station]) -> dict[int, Facets]:
    """The facets of each station by its id, regions with everything above them.

    A station that names no topic takes every topic. The stations should come with `region`
    selected and groups, livelihoods and topics prefetched (`with_facets`).
    """
    codes = dict(Region.objects.values_list("path", "code"))
    homes = _second_homes()
    topics = frozenset(Topic.objects.values_list("code", flat=True))
    return {
        station.pk: {"region": _lineage(station.region.path, codes, homes), **_own(station, topics)}
        for station in stations
    }


def languages_of(station_language: str) -> frozenset[str]:
    """The languages a station of this setting shows."""
    return _BOTH if station_language == ShownLanguage.BOTH else frozenset({station_language})


def _own(station: Station, topics: frozenset[str]) -> Facets:
    return {
        "group": frozenset(term.code for term in station.groups.all()),
        "livelihood": frozenset(term.code for term in station.livelihoods.all()),
        "topic": frozenset(term.code for term in station.topics.all()) or topics,
        "language": languages_of(station.language),
        "station_type": frozenset({station.station_type}),
    }


def _lineage(path: str, codes: dict[str, str], homes: dict[str, list[str]]) -> frozenset[str]:
    """The codes of a region and all above it, and above the second homes of any of these.

    The tree's path holds the ancestors' as prefixes.
    """
    own = _prefixes(path)
    second = {above for one in own for home in homes.get(one, []) for above in _prefixes(home)}
    return frozenset(codes[one] for one in {*own, *second} if one in codes)


def _prefixes(path: str) -> list[str]:
    step = Region.steplen
    return [path[:end] for end in range(step, len(path) + 1, step)]


def _second_homes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, home in Region.objects.exclude(also_under=None).values_list(
        "path", "also_under__path"
    ):
        found.setdefault(path, []).append(home)
    return found
