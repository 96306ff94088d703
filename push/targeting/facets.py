"""What a station has in each facet, for many stations in a handful of queries."""

from collections.abc import Iterable, Mapping

from content.taxonomy.models import AudienceGroup, Livelihood, Region, Term, Topic
from content.taxonomy.reach import Reach, reach
from push.stations.enums import ShownLanguage
from push.stations.models import Station

from .rules import Facets

_BOTH = frozenset({"zh-hans", "mvf"})


def facets_of(stations: Iterable[Station]) -> dict[int, Facets]:
    """The facets of each station by its id, regions with everything above them.

    A station has all above the terms it names: who serves a part of a group serves people of the
    group, but not the other way round. Topics are taken, not served, so a station that takes one
    takes all below it; one that names none takes every topic. The stations should come with
    `region` selected and groups, livelihoods and topics prefetched (`with_facets`).
    """
    regions = reach(Region)
    words: dict[type[Term], Reach] = {m: reach(m) for m in (AudienceGroup, Livelihood, Topic)}
    return {
        station.pk: {"region": regions.up([station.region.code]), **_own(station, words)}
        for station in stations
    }


def languages_of(station_language: str) -> frozenset[str]:
    """The languages a station of this setting shows."""
    return _BOTH if station_language == ShownLanguage.BOTH else frozenset({station_language})


def _own(station: Station, words: Mapping[type[Term], Reach]) -> Facets:
    topics = words[Topic]
    chosen = [term.code for term in station.topics.all()]
    return {
        "group": words[AudienceGroup].up(term.code for term in station.groups.all()),
        "livelihood": words[Livelihood].up(term.code for term in station.livelihoods.all()),
        "topic": topics.up(chosen) | topics.down(chosen) if chosen else frozenset(topics.now),
        "language": languages_of(station.language),
        "station_type": frozenset({station.station_type}),
    }
