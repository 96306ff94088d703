"""What stations report, noted on the delivery and counted on the campaign."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from push.campaigns.models import Campaign
from push.campaigns.refusals import Refused
from push.deliveries import actions, fanout
from push.deliveries.models import Delivery
from tests import people
from tests.factories.campaigns import make_campaign, make_recipient

pytestmark = pytest.mark.django_db


@pytest.fixture
def delivery() -> Delivery:
    """The Mongolian text on its way to Huiteng."""
    make_recipient("huiteng", language="mvf")
    make_campaign(launched=True)
    fanout.fan_out(time.monotonic() + 10)
    return Delivery.objects.get()


def test_delivered_is_counted_once_however_often_it_is_said(delivery: Delivery) -> None:
    now = timezone.now()
    assert actions.note_delivered(delivery.key, at=now)
    assert actions.note_delivered(delivery.key, at=now - timedelta(minutes=5))
    delivery.refresh_from_db()
    assert delivery.delivered_at == now - timedelta(minutes=5)
    assert Campaign.objects.get().delivered == 1


def test_displays_add_up_and_the_first_is_kept(delivery: Delivery) -> None:
    now = timezone.now()
    actions.note_displayed(delivery.key, at=now, count=3)
    actions.note_displayed(delivery.key, at=now + timedelta(hours=1), count=2)
    delivery.refresh_from_db()
    assert (delivery.displays, delivery.displayed_at) == (5, now)
    assert Campaign.objects.get().displayed == 1


def test_displayed_says_nothing_about_delivered(delivery: Delivery) -> None:
    actions.note_displayed(delivery.key, at=timezone.now())
    delivery.refresh_from_db()
    assert delivery.delivered_at is None
    assert Campaign.objects.get().delivered == 0


def test_a_report_on_something_unknown_changes_nothing() -> None:
    assert not actions.note_delivered("f" * 64, at=timezone.now())
    assert not actions.note_displayed("f" * 64, at=timezone.now())


def test_only_who_may_push_tries_again(delivery: Delivery) -> None:
    with pytest.raises(Refused, match="没有推送权限"):
        actions.redrive(delivery.campaign, people.author())
