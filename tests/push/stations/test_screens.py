"""The admin's pages about stations and screens."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from push.stations.freshness import ago, health
from push.stations.models import DeviceKey, Station
from tests import people
from tests.factories.stations import Screen, admin, make_station

pytestmark = pytest.mark.django_db
ENROL = "/admin/stations/enrol/"


@pytest.fixture
def desk(client: Client) -> Client:
    """Naren at the admin."""
    client.force_login(admin())
    return client


def test_the_code_leads_to_the_letters_and_the_letters_to_the_station(desk: Client) -> None:
    station, code = make_station(), Screen().begin()

    page = desk.post(ENROL, {"code": code["user_code"]}).content.decode()
    done = desk.post(
        f"{ENROL}confirm/", {"code": code["user_code"], "station": station.pk, "same": "on"}
    )

    assert code["fingerprint"] in page
    assert "ES-150724-01 锡尼河嘎查e站" in page
    assert done.status_code == 302
    assert DeviceKey.objects.current_of(station) is not None


def test_nothing_is_enrolled_before_the_letters_were_compared(desk: Client) -> None:
    station, code = make_station(), Screen().begin()

    page = desk.post(f"{ENROL}confirm/", {"code": code["user_code"], "station": station.pk})

    assert "请先核对指纹" in page.content.decode()
    assert not DeviceKey.objects.exists()


def test_a_screen_that_is_there_is_not_replaced_by_accident(desk: Client) -> None:
    station, code = make_station(active=True), Screen().begin()
    form = {"code": code["user_code"], "station": station.pk, "same": "on"}

    page = desk.post(f"{ENROL}confirm/", form).content.decode()
    desk.post(f"{ENROL}confirm/", {**form, "replacing": "on"})

    assert "这个e站已有屏幕" in page
    assert DeviceKey.objects.current_of(station).fingerprint == code["fingerprint"]


def test_somebody_else_s_screen_is_sent_away(desk: Client) -> None:
    code = Screen().begin()

    desk.post(f"{ENROL}refuse/", {"code": code["user_code"]})

    assert desk.post(ENROL, {"code": code["user_code"]}).status_code == 422


def test_the_sixth_try_must_wait(desk: Client) -> None:
    statuses = [desk.post(ENROL, {"code": "BBBB-BBBB"}).status_code for _ in range(6)]

    assert statuses == [422] * 5 + [429]


def test_a_station_is_retired_and_its_key_revoked_from_its_page(desk: Client) -> None:
    station = make_station(active=True)
    key = DeviceKey.objects.get()

    desk.post(f"/admin/stations/keys/{key.pk}/revoke/")
    desk.post(f"/admin/stations/{station.pk}/retire/")

    page = desk.get(f"/admin/stations/{station.pk}/screen/").content.decode()
    assert "已吊销" in page
    assert "停用" in page


@pytest.mark.parametrize("address", ["enrol/", "{pk}/screen/"])
def test_a_stranger_sees_none_of_it(client: Client, address: str) -> None:
    client.force_login(people.stranger())
    station = make_station()

    assert client.get(f"/admin/stations/{address.format(pk=station.pk)}").status_code == 302


def test_the_list_says_when_each_was_heard_of_last(desk: Client) -> None:
    make_station("A")
    heard = make_station("B")
    Station.objects.filter(pk=heard.pk).update(
        last_contact_at=timezone.now() - timedelta(minutes=3)
    )

    everything = desk.get("/admin/snippets/stations/station/").content.decode()
    silent = desk.get("/admin/snippets/stations/station/?contact=never").content.decode()

    assert "从未联系" in everything
    assert "3 分钟前" in everything
    assert "3 分钟前" not in silent
    assert "/admin/stations/enrol/" in everything


def test_a_code_is_not_changed_once_a_screen_knows_it(desk: Client) -> None:
    station = make_station(active=True)
    address = f"/admin/snippets/stations/station/edit/{station.pk}/"
    form = {
        "code": "ES-NEW",
        "name_zh": "新名",
        "name_mn": "",
        "region": station.region_id,
        "station_type": "village",
        "language": "both",
        "keeper_name": "",
    }

    answer = desk.post(address, form)

    station.refresh_from_db()
    assert answer.status_code == 302
    assert (station.code, station.name_zh) == ("ES-150724-01", "新名")


@pytest.mark.parametrize(
    ("minutes", "words", "state"),
    [
        (None, "从未联系", "never"),
        (0, "刚刚", "fresh"),
        (3, "3 分钟前", "fresh"),
        (59, "59 分钟前", "quiet"),
        (60, "1 小时前", "quiet"),
        (60 * 24 * 3, "3 天前", "silent"),
    ],
)
def test_how_long_ago(minutes: int | None, words: str, state: str) -> None:
    now = timezone.now()
    moment: Any = None if minutes is None else now - timedelta(minutes=minutes)

    assert (ago(moment, now), health(moment, now)) == (words, state)
