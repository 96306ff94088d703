"""A keeper's name and number are shown only after they have agreed; the rest is kept apart."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.models import ModelLogEntry

from push.stations import actions
from push.stations.consent import contact_of
from push.stations.models import PrivateContact, Station
from push.stations.telephones import normal
from tests.factories.stations import admin, make_station

pytestmark = pytest.mark.django_db
AGREED = {"agreed_by": "图雅本人，当面同意", "agreed_on": "2026-11-03"}
SHOWN = {"show_keeper": "on", "show_telephone": "on"}


@pytest.fixture
def desk(client: Client) -> Client:
    """Naren at the admin."""
    client.force_login(admin())
    return client


def form(station: Station, **fields: str) -> dict[str, Any]:
    """What the station's form sends."""
    return {
        "code": station.code,
        "name_zh": station.name_zh,
        "name_mn": station.name_mn,
        "region": station.region_id,
        "station_type": station.station_type,
        "language": "both",
        "keeper_name": "图雅",
        "telephone": "0470-0000101",
        **fields,
    }


def save(desk: Client, station: Station, **fields: str) -> Any:
    answer = desk.post(
        f"/admin/snippets/stations/station/edit/{station.pk}/", form(station, **fields)
    )
    station.refresh_from_db()
    return answer


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0470 0000101", "0470-0000101"),
        ("（0470）0000101", "0470-0000101"),
        ("+86 130 0000 0000", "13000000000"),
        ("０４７０－０００００００", "0470-0000000"),
        ("", ""),
    ],
)
def test_a_number_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert normal(typed) == kept


@pytest.mark.parametrize("typed", ["120", "0000101", "12345678901", "0470-00001", "打给图雅"])
def test_what_nobody_could_call_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="区号"):
        normal(typed)


def test_with_consent_both_are_shown_and_the_record_says_since_when(desk: Client) -> None:
    station = make_station()

    assert save(desk, station, **SHOWN, **AGREED).status_code == 302
    assert (station.public_keeper(), station.public_telephone()) == ("图雅", "0470-0000101")
    entry = ModelLogEntry.objects.get(action="stations.consent")
    assert entry.data == {"keeper": True, "telephone": True, "agreed_on": "2026-11-03"}
    assert entry.user == admin()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (SHOWN, "谁同意的"),
        ({**SHOWN, "agreed_by": "图雅本人"}, "哪天同意的"),
        ({**SHOWN, "agreed_by": "图雅本人", "agreed_on": "2999-01-01"}, "还没有到"),
        ({**SHOWN, **AGREED, "telephone": ""}, "先填写这一项"),
    ],
)
def test_without_it_nothing_is_shown(desk: Client, fields: dict[str, str], why: str) -> None:
    station = make_station()
    answer = save(desk, station, **fields)

    assert why in answer.content.decode()
    assert (station.public_keeper(), station.public_telephone()) == ("", "")


def test_a_new_keeper_is_asked_anew(desk: Client) -> None:
    station = make_station()
    save(desk, station, **SHOWN, **AGREED)

    refused = save(desk, station, **SHOWN, **AGREED, keeper_name="乌仁")
    assert "请问过本人" in refused.content.decode()
    assert station.keeper_name == "图雅"
    agreed = {"agreed_by": "乌仁本人，电话里同意", "agreed_on": "2026-11-20"}
    assert save(desk, station, **SHOWN, **agreed, keeper_name="乌仁").status_code == 302


def test_who_no_longer_agrees_is_no_longer_shown(desk: Client) -> None:
    station = make_station()
    save(desk, station, **SHOWN, **AGREED)

    save(desk, station, **AGREED)
    assert (station.public_keeper(), station.public_telephone()) == ("", "")


def test_the_database_itself_shows_nothing_without_consent() -> None:
    station = make_station(keeper_name="图雅")

    with pytest.raises(IntegrityError), transaction.atomic():
        Station.objects.filter(pk=station.pk).update(show_keeper=True)


def test_the_private_contact_is_sealed_and_forgotten_with_the_station(desk: Client) -> None:
    station = make_station()
    save(desk, station, private_contact="13000000000")

    assert "13000000000" not in PrivateContact.objects.get().sealed
    assert contact_of(station) == "13000000000"
    page = desk.get(f"/admin/snippets/stations/station/edit/{station.pk}/").content.decode()
    assert "13000000000" in page
    actions.retire(station, person=admin())
    assert not PrivateContact.objects.exists()
