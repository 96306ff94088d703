"""The frozen audience becomes deliveries: exactly, once, and on from where it was cut off."""

import time
from typing import Any

import pytest

from push.campaigns import actions
from push.campaigns.models import Campaign, FanoutCursor
from push.campaigns.preview import frozen
from push.deliveries import fanout
from push.deliveries.models import Delivery, delivery_key
from tests import people
from tests.factories.campaigns import make_campaign, make_recipient

pytestmark = pytest.mark.django_db


def work() -> int:
    return fanout.fan_out(time.monotonic() + 10)


def planned() -> set[tuple[str, str]]:
    rows = Delivery.objects.select_related("station")
    return {(row.station.code, row.language) for row in rows}


@pytest.fixture(autouse=True)
def stations() -> None:
    make_recipient("selenge")
    make_recipient("huiteng", language="mvf")
    make_recipient("nantun", language="zh-hans")
    make_recipient("manzhouli", region="150781")


def test_what_was_previewed_is_what_is_planned() -> None:
    campaign = make_campaign(launched=True)
    work()
    seen = {
        (row.station.code, code) for row in frozen(campaign).receiving for code in row.languages
    }
    assert planned() == seen
    assert planned() == {
        ("selenge", "zh-hans"),
        ("selenge", "mvf"),
        ("huiteng", "mvf"),
        ("nantun", "zh-hans"),
    }


def test_each_row_carries_its_publication_and_its_key() -> None:
    campaign = make_campaign(launched=True)
    work()
    row = Delivery.objects.get(station__code="huiteng")
    assert row.publication.language == "mvf"
    assert row.key == delivery_key(campaign.uuid, "huiteng", language="mvf")
    assert row.state == "due"


def test_a_station_outside_gets_nothing_and_the_clause_says_why() -> None:
    campaign = make_campaign(launched=True)
    work()
    assert not Delivery.objects.filter(station__code="manzhouli").exists()
    assert campaign.audience.get(station__code="manzhouli").words == "不在目标地区：鄂温克族自治旗"


def test_a_station_left_out_between_two_others_gets_nothing() -> None:
    make_recipient("moqi", groups=["youth"])
    make_campaign(launched=True)
    work()
    assert {code for code, _language in planned()} == {"selenge", "huiteng", "nantun"}


def test_nothing_is_planned_before_the_launch() -> None:
    make_campaign(approved=True)
    assert work() == 0
    assert planned() == set()


def test_planning_again_adds_nothing() -> None:
    campaign = make_campaign(launched=True)
    work()
    FanoutCursor.objects.update(last_member=0, done=False)
    work()
    campaign.refresh_from_db()
    assert (Delivery.objects.count(), campaign.planned) == (4, 4)


def test_it_goes_on_after_a_crash_between_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fanout, "CHUNK", 1)
    campaign = make_campaign(launched=True)
    assert fanout.plan_chunk(campaign.pk) == (1, False)
    half_way = Delivery.objects.count()
    work()
    campaign.refresh_from_db()
    assert half_way < Delivery.objects.count() == campaign.planned == 4


def test_a_crash_inside_a_chunk_leaves_no_half(monkeypatch: pytest.MonkeyPatch) -> None:
    make_campaign(launched=True)

    def crash(*args: Any, **kwargs: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(fanout, "adjust_counters", crash)
        with pytest.raises(KeyboardInterrupt):
            work()
    assert planned() == set()
    work()
    assert len(planned()) == 4


def test_a_stop_between_chunks_ends_the_planning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fanout, "CHUNK", 1)
    campaign = make_campaign(launched=True)
    fanout.plan_chunk(campaign.pk)
    actions.stop(campaign, people.publisher())
    before = Delivery.objects.count()
    assert work() == 0
    # A planner that was already on its way finds the campaign stopped when it gets the lock.
    assert fanout.plan_chunk(campaign.pk) == (0, True)
    assert Delivery.objects.count() == before


def test_two_launches_plan_once() -> None:
    campaign = make_campaign(launched=True)
    work()
    actions.launch(campaign, people.publisher())
    work()
    assert Delivery.objects.count() == Campaign.objects.get().planned == 4
