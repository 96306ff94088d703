"""Stations report; the deliveries and the campaign's counters follow."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from outbox.drain import drain
from push.campaigns.models import Campaign
from push.channels.station.models import Placement
from push.deliveries.models import Delivery
from push.receipts.models import Receipt
from push.stations.models import Station
from tests.factories.campaigns import make_campaign
from tests.factories.stations import Screen, enrol, make_station

pytestmark = pytest.mark.django_db
HERE, THERE = "ES-150724-01", "ES-150724-02"
OBJECT = "e" * 64


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Any, settings: Any) -> None:
    settings.OBJECT_ROOT = tmp_path / "objects"


@pytest.fixture
def screens(db: None) -> dict[str, Screen]:
    """Two stations of herders, to both of which one campaign was sent."""
    made = {}
    for code in (HERE, THERE):
        station = make_station(code, groups=["farmers_herders"], language="zh-hans")
        made[code] = enrol(Screen(), station).log_in()
    make_campaign(launched=True)
    drain(10)
    Placement.objects.update(placed_at=timezone.now() - timedelta(days=1))
    return made


def _delivery(code: str = HERE) -> Delivery:
    return Delivery.objects.get(station__code=code)


def _told(kind: str = "displayed", *, code: str = HERE, **changes: Any) -> dict[str, Any]:
    return {
        "id": str(uuid.uuid4()),
        "item": _delivery(code).key,
        "object": OBJECT,
        "kind": kind,
        "at": (timezone.now() - timedelta(hours=1)).isoformat(),
        "count": 1,
        **changes,
    }


def _report(screen: Screen, *told: dict[str, Any]) -> Any:
    answer = screen.post("receipts", {"receipts": list(told)})
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_report_moves_its_own_rung_only(screens: dict[str, Screen]) -> None:
    told = _told("displayed", count=3)

    answer = _report(screens[HERE], told)

    delivery, campaign = _delivery(), Campaign.objects.get()
    assert answer == {"accepted": [told["id"]], "unknown": []}
    assert (delivery.delivered_at, delivery.displays) == (None, 3)
    assert delivery.displayed_at is not None
    assert (campaign.sent, campaign.delivered, campaign.displayed) == (2, 0, 1)


def test_reports_come_twice_and_in_any_order(screens: dict[str, Screen]) -> None:
    shown, brought = _told("displayed", count=2), _told("delivered")

    _report(screens[HERE], shown)
    _report(screens[HERE], brought, shown)
    answer = _report(screens[HERE], shown, shown, brought)

    delivery, campaign = _delivery(), Campaign.objects.get()
    assert len(answer["accepted"]) == 3
    assert delivery.displays == 2
    assert delivery.delivered_at is not None
    assert (campaign.delivered, campaign.displayed) == (1, 1)
    assert Receipt.objects.count() == 2
    assert {k: getattr(campaign, k) for k in ("sent", "delivered", "displayed")} == {
        k: Delivery.objects.all().counted()[k] for k in ("sent", "delivered", "displayed")
    }


def test_the_earliest_display_stands(screens: dict[str, Screen]) -> None:
    late = timezone.now() - timedelta(hours=1)
    early = timezone.now() - timedelta(hours=5)

    _report(screens[HERE], _told(at=late.isoformat()))
    _report(screens[HERE], _told(at=early.isoformat()))

    assert _delivery().displayed_at == early
    assert Station.objects.get(code=HERE).last_shown_at == late


def test_a_report_about_another_station_s_delivery_is_unknown(screens: dict[str, Screen]) -> None:
    told = _told(code=THERE)

    answer = _report(screens[HERE], told)

    assert answer == {"accepted": [], "unknown": [told["id"]]}
    assert _delivery(THERE).displays == 0
    assert not Receipt.objects.exists()


def test_no_station_can_take_another_s_word_away(screens: dict[str, Screen]) -> None:
    mine, theirs = _told(code=HERE), _told(code=THERE)
    theirs["id"] = mine["id"]

    _report(screens[THERE], theirs)
    _report(screens[HERE], mine)

    assert _delivery(HERE).displays == 1


def test_both_clocks_are_kept(screens: dict[str, Screen]) -> None:
    told = _told(at="1970-01-01T00:00:00+00:00")

    _report(screens[HERE], told)

    receipt = Receipt.objects.get()
    assert receipt.at.year == 1970
    assert receipt.received_at == _delivery().displayed_at


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "no uuid"},
        {"item": "short"},
        {"object": None},
        {"kind": "understood"},
        {"at": "yesterday"},
        {"at": "2026-11-24T10:00:00"},
        {"at": "0001-01-01T00:00:00+14:00"},
        {"at": "9999-12-31T23:59:59-14:00"},
        {"count": 0},
        {"count": True},
        {"count": 10**9},
        {"extra": 1},
    ],
)
def test_nonsense_is_refused_whole(screens: dict[str, Screen], changes: dict[str, Any]) -> None:
    body = {"receipts": [_told(), _told(**changes)]}

    answer = screens[HERE].post("receipts", body)

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert not Receipt.objects.exists()


def test_a_full_batch_is_taken(screens: dict[str, Screen]) -> None:
    answer = _report(screens[HERE], *[_told() for _ in range(200)])

    assert len(answer["accepted"]) == 200
    assert _delivery().displays == 200


def test_too_much_at_once_is_refused(screens: dict[str, Screen]) -> None:
    told = _told()

    many = screens[HERE].post("receipts", {"receipts": [told] * 501})
    large = screens[HERE].post("receipts", {"receipts": [], "more": "x" * 300_000})

    assert (many.status_code, large.status_code) == (400, 413)


def test_a_stranger_reports_nothing(screens: dict[str, Screen]) -> None:
    assert Screen().post("receipts", {"receipts": []}).status_code == 401


def test_no_station_can_make_itself_out_to_be_busier_than_a_screen_can_be(
    screens: dict[str, Screen],
) -> None:
    Placement.objects.update(placed_at=timezone.now() - timedelta(minutes=10))

    for _ in range(3):
        _report(screens[HERE], _told(count=1_000_000))

    assert 300 <= _delivery().displays <= 310
    assert Campaign.objects.get().displayed == 1


def test_a_count_beyond_the_column_is_no_end_of_reporting(screens: dict[str, Screen]) -> None:
    Placement.objects.update(placed_at=timezone.now() - timedelta(days=365 * 300))
    Delivery.objects.update(displays=2**31 - 10)

    _report(screens[HERE], _told(count=1_000_000))

    assert _delivery().displays == 2**31 - 10


def test_what_was_never_put_on_its_list_no_station_can_have_shown(
    screens: dict[str, Screen],
) -> None:
    Placement.objects.all().delete()

    told = [_told("delivered"), _told("displayed")]

    assert _report(screens[HERE], *told)["accepted"] == []
    assert Campaign.objects.get().displayed == Campaign.objects.get().delivered == 0
