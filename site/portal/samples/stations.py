"""The sample e-stations: places, whom they serve, and in which language."""

from collections.abc import Callable

from django.db import transaction

from content.taxonomy.models import AudienceGroup, Livelihood, Region, Topic
from push.stations.models import Station

from . import files

_FACETS = {"groups": AudienceGroup, "livelihoods": Livelihood, "topics": Topic}


def load(rows: list[files.Row], *, say: Callable[[str], None]) -> None:
    """Make the stations that are not there yet; what somebody has changed since stays."""
    present = set(Station.objects.values_list("code", flat=True))
    new = [row for row in rows if row["code"] not in present]
    for row in new:
        _station(row)
    say(f"{len(rows)} stations, {len(new)} new")


@transaction.atomic
def _station(row: files.Row) -> None:
    agreed = row.get("agreed", {"by": "", "day": None})
    station = Station(
        code=row["code"],
        name_zh=row["name"]["zh-hans"],
        name_mn=row["name"]["mvf"],
        region=Region.objects.get(code=row["region"]),
        station_type=row["type"],
        language=row["language"],
        where_zh=row["where"]["zh-hans"],
        where_mn=row["where"]["mvf"],
        hours=row["hours"],
        keeper_name=row["keeper"],
        telephone=row["telephone"],
        show_keeper="keeper" in row["shown"],
        show_telephone="telephone" in row["shown"],
        agreed_by=agreed["by"],
        agreed_on=agreed["day"],
        sample=True,
    )
    station.full_clean()
    station.save()
    for facet, model in _FACETS.items():
        getattr(station, facet).set(model._default_manager.filter(code__in=row[facet]))
