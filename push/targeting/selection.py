"""The same question as `rules.decide`, asked of the database in one statement."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from content.taxonomy.models import AudienceGroup, Livelihood, Region, Topic
from content.taxonomy.reach import reach
from push.stations.enums import ShownLanguage
from push.stations.models import Station

from .rules import Clause, Rule

_NOBODY = Q(pk__in=[])


def select(rule: Rule, stations: QuerySet[Station]) -> QuerySet[Station]:
    """Those of `stations` that the rule means, each once."""
    for clause in rule.all:
        stations = stations.filter(_condition(clause))
    if rule.any:
        wanted = _NOBODY
        for clause in rule.any:
            wanted |= _condition(clause)
        stations = stations.filter(wanted)
    for clause in rule.none:
        stations = stations.exclude(_condition(clause))
    return stations


def with_facets(stations: QuerySet[Station]) -> QuerySet[Station]:
    """`stations` with all that `facets.facets_of` reads, in four queries however many they are."""
    return stations.select_related("region").prefetch_related("groups", "livelihoods", "topics")


def _condition(clause: Clause) -> Q:
    return _CONDITIONS[clause.facet](clause.codes)


def _region(codes: tuple[str, ...]) -> Q:
    """In one of the regions or anywhere below, second homes and merged regions counted."""
    return Q(region__code__in=reach(Region).down(codes))


def _group(codes: tuple[str, ...]) -> Q:
    return _having(groups__code__in=reach(AudienceGroup).down(codes))


def _livelihood(codes: tuple[str, ...]) -> Q:
    return _having(livelihoods__code__in=reach(Livelihood).down(codes))


def _topic(codes: tuple[str, ...]) -> Q:
    """A station takes a topic when it names it, one below it or one above; or names none."""
    topics = reach(Topic)
    if not topics.living(codes):
        return _NOBODY
    choosy = Station.objects.filter(topics__isnull=False)
    near = topics.down(codes) | topics.up(codes)
    return _having(topics__code__in=near) | ~Q(pk__in=choosy.values("pk"))


def _language(codes: tuple[str, ...]) -> Q:
    condition = _NOBODY
    for code in {"zh-hans", "mvf"} & set(codes):
        condition |= Q(language__in=[code, ShownLanguage.BOTH])
    return condition


def _station_type(codes: tuple[str, ...]) -> Q:
    return Q(station_type__in=codes)


def _having(**condition: object) -> Q:
    """Through a subquery, so that a station with two matching terms still comes once."""
    return Q(pk__in=Station.objects.filter(**condition).values("pk"))


_CONDITIONS: dict[str, Callable[[tuple[str, ...]], Q]] = {
    "region": _region,
    "group": _group,
    "livelihood": _livelihood,
    "topic": _topic,
    "language": _language,
    "station_type": _station_type,
}
