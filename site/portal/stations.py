"""The e-stations as residents see them: where, when, who looks after them and how to call."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from content.taxonomy.models import Region
from push.stations.enums import ShownLanguage, StationState
from push.stations.models import Station
from push.stations.querysets import StationQuerySet

from .opening import Opening, opening


@dataclass(frozen=True)
class Place:
    """One screen a resident can go and look at. Of people only what they agreed to."""

    code: str
    url: str
    name: str
    kind: str
    region: str
    keeper: str
    telephone: str
    where: str
    opening: Opening
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
    now = timezone.now()
    banners = {r.path: r for r in Region.objects.filter(depth__lte=2)}
    groups: dict[str, list[Place]] = defaultdict(list)
    for station in found.select_related("region").order_by("region__path", "code"):
        banner = station.region.path[: 2 * Region.steplen]
        groups[banner].append(place(station, language, now))
    named = [(banners[path], held) for path, held in groups.items() if path in banners]
    return [Group(banner.name(language), banner.code, held) for banner, held in named]


def banner_of(station: Station) -> Region:
    """The banner or district in which it stands."""
    path = station.region.path[: 2 * Region.steplen]
    return Region.objects.get(path=path)


def ends(groups: list[Group]) -> datetime | None:
    """When the first sentence about one of these places stops being true."""
    return min((p.opening.until for group in groups for p in group.places), default=None)


def place(station: Station, language: str, now: datetime) -> Place:
    """The station in this language as it is at this moment."""
    return Place(
        code=station.code,
        url=f"/{language}/station/{station.code}/",
        name=station.names().get(language) or station.name_zh,
        kind=station.station_type,
        region=station.region.name(language),
        keeper=station.public_keeper(),
        telephone=station.public_telephone(),
        where=station.wheres().get(language, ""),
        opening=opening(station, language, now),
        shows_mongolian=station.language != ShownLanguage.CHINESE,
        shows_chinese=station.language != ShownLanguage.MONGOLIAN,
        planned=station.state == StationState.PLANNED,
        sample=station.sample,
    )
