"""The e-stations as residents see them: where, when, and who looks after them."""

from collections import defaultdict
from dataclasses import dataclass, field

from content.taxonomy.models import Region
from push.stations.enums import ShownLanguage, StationState
from push.stations.models import Station
from push.stations.querysets import StationQuerySet


@dataclass(frozen=True)
class Place:
    """One screen a resident can go and look at."""

    name: str
    kind: str
    region: str
    keeper: str
    where: str
    hours: str
    shows_mongolian: bool
    shows_chinese: bool
    planned: bool
    sample: bool


@dataclass
class Group:
    """The screens of one banner or district."""

    name: str
    code: str
    places: list[Place] = field(default_factory=list)


def places(found: StationQuerySet, language: str) -> list[Group]:
    """The stations by banner, in the order of the division codes."""
    banners = {r.path: r for r in Region.objects.filter(depth__lte=2)}
    groups: dict[str, list[Place]] = defaultdict(list)
    for station in found.select_related("region").order_by("region__path", "code"):
        groups[station.region.path[: 2 * Region.steplen]].append(_place(station, language))
    named = [(banners[path], held) for path, held in groups.items() if path in banners]
    return [Group(banner.name(language), banner.code, held) for banner, held in named]


def _place(station: Station, language: str) -> Place:
    return Place(
        name=station.names().get(language) or station.name_zh,
        kind=station.station_type,
        region=station.region.name(language),
        keeper=station.keeper_name,
        where=station.wheres().get(language, ""),
        hours=station.hours,
        shows_mongolian=station.language != ShownLanguage.CHINESE,
        shows_chinese=station.language != ShownLanguage.MONGOLIAN,
        planned=station.state == StationState.PLANNED,
        sample=station.sample,
    )
