"""The stations' last contact on the staff's first page."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from push.stations.contacts import contacts_for
from tests import people
from tests.factories.stations import admin, make_station

pytestmark = pytest.mark.django_db


def _station(code: str, **fields: Any) -> Any:
    return make_station(code, name_zh=code, state="active", **fields)


def test_those_longest_silent_come_first_and_are_marked() -> None:
    now = timezone.now()
    _station("fresh", last_contact_at=now)
    _station("silent", last_contact_at=now - timedelta(days=3))
    _station("never")

    rows = [(one.name, one.late, one.says) for one in contacts_for(admin())]

    assert rows == [
        ("never", True, "登记后还没有联系过"),
        ("silent", True, "超过一天没有联系"),
        ("fresh", False, "联系正常"),
    ]


def test_a_planned_station_is_nobody_to_call() -> None:
    make_station("planned")

    assert contacts_for(admin()) == []


def test_who_may_not_see_stations_sees_none() -> None:
    _station("one")

    assert contacts_for(people.stranger()) == []


def test_the_first_page_shows_them(client: Client) -> None:
    _station("巴彦嘎查e站")
    client.force_login(admin())

    assert "巴彦嘎查e站" in client.get("/admin/").content.decode()
