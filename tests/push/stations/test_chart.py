"""Who looks after stations sees which are silent, by banner, and gets to exactly those."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from push.stations.chart import PARTS, rows
from push.stations.models import Station
from tests import people
from tests.factories.stations import admin, make_station

pytestmark = pytest.mark.django_db
DAYS = {"fresh": 1, "warned": 8, "hidden": 31, "never": None}


@pytest.fixture
def stations() -> dict[str, Station]:
    found = {}
    for name, days in DAYS.items():
        seen = None if days is None else timezone.now() - timedelta(days=days)
        fields: dict[str, Any] = {
            "state": "active",
            "last_contact_at": seen,
            "name_zh": f"站{name}",
        }
        found[name] = make_station(f"ES-{name}", **fields)
    found["planned"] = make_station("ES-planned", name_zh="站planned", region="150721")
    make_station("ES-gone", state="retired")
    return found


def at(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_each_banner_counts_its_stations_by_how_long_they_are_silent(
    stations: dict[str, Station],
) -> None:
    arun, evenki = rows(timezone.now(), Station.objects.not_retired())
    assert [part.count for part in evenki.parts] == [1, 1, 1, 1, 0]
    assert [part.count for part in arun.parts] == [0, 0, 0, 0, 1]
    assert (arun.region.name_zh, arun.total) == ("阿荣旗", 1)


@pytest.mark.parametrize("name", list(PARTS))
def test_every_part_leads_to_exactly_its_stations(stations: dict[str, Station], name: str) -> None:
    found = [
        part
        for row in rows(timezone.now(), Station.objects.not_retired())
        for part in row.parts
        if part.count
    ]
    (part,) = [part for part in found if part.name == name]
    html = at(people.superuser()).get(part.url).content.decode()
    assert stations[name].name_zh in html
    assert not [
        other for other in stations.values() if other.name_zh in html and other.code != f"ES-{name}"
    ]


def test_the_chart_can_be_read_as_a_table(stations: dict[str, Station]) -> None:
    html = at(admin()).get("/admin/stations/chart/").content.decode()
    assert "鄂温克族自治旗，超过 30 天没有联系：屏幕已停播：1" in html
    assert "用表格看" in html


def test_who_may_not_see_stations_sees_no_chart(stations: dict[str, Station]) -> None:
    response = at(people.author()).get("/admin/stations/chart/")
    assert response.status_code in {302, 403}
    assert "鄂温克" not in response.content.decode()
