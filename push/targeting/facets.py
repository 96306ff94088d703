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
    topics = frozenset(Topic.objects.values_list("code", flat=True))
    return {station.pk: _facets(station, codes, topics) for station in stations}


def languages_of(station_language: str) -> frozenset[str]:
    """The languages a station of this setting shows."""
    return _BOTH if station_language == ShownLanguage.BOTH else frozenset({station_language})


def _facets(station: Station, codes: dict[str, str], topics: frozenset[str]) -> Facets:
    return {
        "region": _lineage(station.region.path, codes),
        "group": frozenset(term.code for term in station.groups.all()),
        "livelihood": frozenset(term.code for term in station.livelihoods.all()),
        "topic": frozenset(term.code for term in station.topics.all()) or topics,
        "language": languages_of(station.language),
        "station_type": frozenset({station.station_type}),
    }


def _lineage(path: str, codes: dict[str, str]) -> frozenset[str]:
    """The codes of a region and its ancestors; the tree's path holds theirs as prefixes."""
    step = Region.steplen
    above = (path[:end] for end in range(step, len(path) + 1, step))
    return frozenset(codes[prefix] for prefix in above if prefix in codes)
