"""Stations by how long ago they were heard of: a bar for each banner, parts lead to lists."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from content.taxonomy.models import Region
from content.taxonomy.parts import in_own_regions
from push.documents.head import MAX_LEASE, ONLINE_LEASE

from .enums import StationState
from .models import Station

#: After so long a screen says that its list is old, and after so long it shows nothing any more.
WARNED, HIDDEN = timedelta(seconds=ONLINE_LEASE), timedelta(seconds=MAX_LEASE)
PARTS = {
    "fresh": _("7 天内有联系"),
    "warned": _("7 到 30 天没有联系：屏幕上有提示"),
    "hidden": _("超过 30 天没有联系：屏幕已停播"),
    "never": _("登记后从未联系"),
    "planned": _("筹建：还没有登记屏幕"),
}


@dataclass(frozen=True)
class Part:
    """Some stations of one banner, and where they are listed."""

    name: str
    label: str
    count: int
    url: str


@dataclass(frozen=True)
class Row:
    """One banner."""

    region: Region
    parts: list[Part]

    @property
    def total(self) -> int:
        """How many stations it has."""
        return sum(part.count for part in self.parts)


@require_GET
def chart(request: HttpRequest) -> HttpResponse:
    """All banners that have stations; for who may see stations."""
    user: Any = request.user
    if not user.has_perm("stations.view_station"):
        raise PermissionDenied
    found = rows(timezone.now(), in_own_regions(user, Station.objects.not_retired()))
    counts = Counter({part.name: 0 for part in parts_of(Counter(), None)})
    for row in found:
        counts.update({part.name: part.count for part in row.parts})
    context = {
        "rows": found,
        "totals": parts_of(counts, None),
        "add": _list("add") if user.has_perm("stations.add_station") else "",
    }
    return render(request, "stations/chart.html", context)


def rows(now: datetime, stations: QuerySet[Station]) -> list[Row]:
    """Each banner that has some of these stations, in the order of its code."""
    by_banner: dict[str, Counter[str]] = {}
    for station in stations.select_related("region"):
        banner = station.region.path[: 2 * Region.steplen]
        by_banner.setdefault(banner, Counter())[part_of(station, now)] += 1
    regions = Region.objects.filter(path__in=by_banner).order_by("code")
    return [Row(region, parts_of(by_banner[region.path], region)) for region in regions]


def part_of(station: Station, now: datetime) -> str:
    """The key in PARTS of this station."""
    if station.state == StationState.PLANNED:
        return "planned"
    if station.last_contact_at is None:
        return "never"
    silent = now - station.last_contact_at
    if silent < WARNED:
        return "fresh"
    return "warned" if silent < HIDDEN else "hidden"


def parts_of(counts: Counter[str], region: Region | None) -> list[Part]:
    """Every part, with the way to exactly these stations in the list."""
    return [
        Part(name, str(label), counts[name], _address(name, region))
        for name, label in PARTS.items()
    ]


def _address(name: str, region: Region | None) -> str:
    asked: dict[str, Any] = {"age": name}
    if region is not None:
        asked["within"] = region.pk
    return f"{_list('list')}?{urlencode(asked)}"


def _list(view: str) -> str:
    return reverse(f"wagtailsnippets_stations_station:{view}")
