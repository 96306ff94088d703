"""`/api/v1/stations`: where the screens stand, when they are open and whom to call."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router

from content.taxonomy.models import Region
from portal import languages
from push.stations import hours
from push.stations.enums import ShownLanguage
from push.stations.models import Station

from .schemas import StationOut, Stations

router = Router()


@router.get("", response=Stations)
def stations(request: HttpRequest, region: str = "") -> dict[str, Any]:
    """Every station that is not closed for good; with `region`, those there and below it."""
    found = Station.objects.not_retired().select_related("region").order_by("code")
    if region:
        place = Region.objects.filter(code=region).first()
        if place is None:
            raise Http404("unknown code")
        if place.merged_into_id:
            place = Region.objects.get(pk=place.merged_into_id)
        found = found.serving(place)
    return {"items": [_station(request, station) for station in found]}


@router.get("/{code}", response=StationOut)
def station(request: HttpRequest, code: str) -> dict[str, Any]:
    """One station; 404 for what was closed for good."""
    found = Station.objects.not_retired().select_related("region")
    return _station(request, get_object_or_404(found, code=code))


def _station(request: HttpRequest, station: Station) -> dict[str, Any]:
    both = station.language == ShownLanguage.BOTH
    days = enumerate(station.week(), start=1) if station.hours else []
    return {
        "code": station.code,
        "url": request.build_absolute_uri(f"/{languages.DEFAULT}/station/{station.code}/"),
        "names": station.names(),
        "where": station.wheres(),
        "region": station.region.code,
        "type": station.station_type,
        "state": station.state,
        "languages": list(languages.ALL) if both else [station.language],
        "keeper": station.public_keeper(),
        "telephone": station.public_telephone(),
        "hours": [{"day": day, "spans": hours.written(spans)} for day, spans in days],
        "closed_from": station.closed_from,
        "closed_until": station.closed_until,
        "sample": station.sample,
    }
