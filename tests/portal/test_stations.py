"""Where a screen stands, when it is open and whom to call, as residents and programs are told."""

import json
import re
from datetime import date, datetime
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from portal.opening import opening
from portal.page_cache.recording import recorded
from portal.telephones import with_calls
from push.stations.models import Station
from push.stations.telephones import normal
from tests.factories.stations import make_station

pytestmark = pytest.mark.django_db
WEEK = "周一至周五 08:30-11:30 14:30-17:30\n周六 09:00-12:00"
AGREED: dict[str, Any] = {"agreed_by": "图雅本人", "agreed_on": date(2026, 11, 3)}
SHOWN = {"show_keeper": True, "show_telephone": True, **AGREED}
CITY = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CITY)


def make_open(**fields: Any) -> Station:
    """A village's screen that is on, with a week, a keeper and a number."""
    values = {"hours": WEEK, "keeper_name": "图雅", "telephone": "0470-0000101", **fields}
    return make_station(state="active", **values)


@pytest.mark.parametrize("language", ["zh-hans", "mvf"])
@pytest.mark.parametrize("address", ["stations/", "stations/150724/", "station/ES-150724-01/"])
def test_name_and_number_stand_where_they_may(client: Client, language: str, address: str) -> None:
    make_open(**SHOWN)
    html = client.get(f"/{language}/{address}").content.decode()

    assert "图雅" in html
    assert '<a href="tel:04700000101">0470-0000101</a>' in html


@pytest.mark.parametrize(
    "address", ["/zh-hans/stations/", "/zh-hans/station/ES-150724-01/", "/api/v1/stations"]
)
def test_neither_stands_anywhere_without_consent(client: Client, address: str) -> None:
    make_open(agreed_by="图雅本人", agreed_on=date(2026, 11, 3))
    answer = client.get(address).content.decode()

    assert "ES-150724-01" in answer
    assert "图雅" not in answer
    assert "0000101" not in answer


@pytest.mark.parametrize("typed", ["0470-0000101", "010-00000000", "13000000000", "021-0000000"])
def test_every_number_that_is_kept_calls_at_a_tap(typed: str) -> None:
    assert "tel:" in with_calls(normal(typed))


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-25 09:00", "现在开放，11:30 关门"),
        ("2026-11-25 12:00", "现在没开，今天 14:30 开门"),
        ("2026-11-25 18:00", "现在没开，明天 08:30 开门"),
        ("2026-11-28 13:00", "现在没开，周一 08:30 开门"),
        ("2026-12-01 09:00", "暂停开放，12月4日 08:30 再开"),
    ],
)
def test_what_is_said_of_now_names_its_end(moment: str, said: str) -> None:
    pause = {"closed_from": date(2026, 12, 1), "closed_until": date(2026, 12, 3)}
    told = opening(make_open(**pause), "zh-hans", at(moment))

    assert told.now == said
    assert told.pause == "12月1日 到 12月3日 不开"


def test_a_station_without_a_screen_is_never_open() -> None:
    told = opening(make_station(hours=WEEK), "zh-hans", at("2026-11-25 09:00"))

    assert (told.now, told.is_open) == ("", False)
    assert [(row.days, row.spans) for row in told.rows][1:] == [
        ("周六", ["09:00-12:00"]),
        ("周日", []),
    ]


@pytest.mark.parametrize(
    ("moment", "ends"),
    [("2026-11-25 09:00", "2026-11-25 11:30"), ("2026-11-25 18:00", "2026-11-26 00:00")],
)
@pytest.mark.parametrize("address", ["/zh-hans/stations/", "/mvf/station/ES-150724-02/"])
def test_the_page_is_kept_until_what_it_says_of_now_ends(
    client: Client, address: str, moment: str, ends: str
) -> None:
    make_open(hours="00:00-24:00")
    make_open(code="ES-150724-02")
    with mock.patch("django.utils.timezone.now", return_value=at(moment)), recorded() as recording:
        client.get(address, **{"kepu.page_cache.recording": recording})

    assert recording.until == at(ends).timestamp()


def test_search_engines_are_told_the_week_but_not_whether_it_is_open_now(client: Client) -> None:
    make_open(**SHOWN, closed_from=date(2026, 12, 1), closed_until=date(2026, 12, 3))
    html = client.get("/mvf/station/ES-150724-01/").content.decode()
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    said = json.loads(text)

    assert (said["@type"], said["telephone"]) == ("Place", "0470-0000101")
    first, *_, last = said["openingHoursSpecification"]
    assert (first["opens"], first["closes"], len(first["dayOfWeek"])) == ("08:30", "11:30", 5)
    assert (last["dayOfWeek"], last["closes"]) == (["https://schema.org/Saturday"], "12:00")
    (pause,) = said["specialOpeningHoursSpecification"]
    assert (pause["validFrom"], pause["validThrough"]) == ("2026-12-01", "2026-12-03")


def test_programs_are_told_the_same(client: Client) -> None:
    make_open(**SHOWN)
    make_station("ES-150781-01", region="150781")

    (item,) = client.get("/api/v1/stations?region=150724").json()["items"]
    assert (item["keeper"], item["telephone"]) == ("图雅", "0470-0000101")
    assert item["hours"][5] == {"day": 6, "spans": ["09:00-12:00"]}
    assert client.get("/api/v1/stations/ES-150724-01").json() == item
    assert len(client.get("/api/v1/stations").json()["items"]) == 2
    assert client.get("/api/v1/stations?region=999999").status_code == 404


def test_what_was_closed_for_good_has_no_page(client: Client) -> None:
    make_station(state="retired")

    assert client.get("/zh-hans/station/ES-150724-01/").status_code == 404
    assert client.get("/api/v1/stations/ES-150724-01").status_code == 404
