"""The named changes of deliveries. Each moves the campaign's counters in the same transaction.

Every one locks the campaign's row first: a stop or a call-back then comes either wholly before a
change or wholly after it, and two changes never wait for each other crosswise.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Least
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from outbox import claims
from outbox.models import State
from push.campaigns.actions import adjust_counters, can_launch
from push.campaigns.enums import SENDING, CampaignState
from push.campaigns.models import Campaign
from push.campaigns.refusals import Refused

from .models import Delivery

#: More than any screen ever shows; fits the column.
MOST_DISPLAYS = 1_000_000_000


@transaction.atomic
def mark_sent(delivery: Delivery) -> bool:
    """It went out. If the campaign was called back meanwhile, it is to be taken away again.

    False when the lease is no longer ours: whoever has it now finishes it.
    """
    now = timezone.now()
    called_back = _hold(delivery.campaign_id) == CampaignState.CALLED_BACK
    if not claims.finish(delivery, sent_at=now, recall_at=now if called_back else None):
        _take_back_late(delivery)
        return False
    adjust_counters(delivery.campaign_id, sent=1)
    return True


@transaction.atomic
def mark_failed(delivery: Delivery, error: object, *, permanent: bool = False) -> bool:
    """Try again later, or give up. False when the lease is no longer ours."""
    if _hold(delivery.campaign_id) == CampaignState.CALLED_BACK:
        return cancel_leased(delivery, str(error))
    if not claims.fail(delivery, error, permanent=permanent):
        return False
    dead = Delivery.objects.dead().filter(pk=delivery.pk).exists()
    adjust_counters(delivery.campaign_id, failed=int(dead))
    return True


@transaction.atomic
def cancel_leased(delivery: Delivery, why: str) -> bool:
    """Give up one claimed delivery that must not go out. False when the lease is not ours."""
    _hold(delivery.campaign_id)
    mine = Delivery.objects.filter(
        pk=delivery.pk, state=State.LEASED, lease_token=delivery.lease_token
    )
    return bool(_cancel(delivery.campaign_id, mine, why))


@transaction.atomic
def cancel_due(campaign: Campaign, why: str) -> int:
    """Give up everything of a campaign that is in nobody's hands; returns how many.

    What a sender holds is left to the sender, who asks again before sending.
    """
    _hold(campaign.pk)
    return _cancel(campaign.pk, Delivery.objects.due().filter(campaign=campaign), why)


@transaction.atomic
def recall_all(campaign: Campaign) -> int:
    """Mark what went out, or may have, to be taken away again; returns how many."""
    _hold(campaign.pk)
    tried = Delivery.objects.filter(campaign=campaign, attempts__gt=0, recall_at=None)
    return tried.exclude(state__in=[State.DUE, State.LEASED]).update(recall_at=timezone.now())


@transaction.atomic
def mark_recalled(campaign_id: int, keys: list[str]) -> int:
    """These of one campaign are taken away; returns of how many that was not known."""
    _hold(campaign_id)
    rows = Delivery.objects.to_recall().filter(campaign_id=campaign_id, key__in=keys)
    recalled = rows.update(recalled_at=timezone.now())
    adjust_counters(campaign_id, recalled=recalled)
    return recalled


@transaction.atomic
def note_delivered(key: str, *, at: datetime) -> bool:
    """The station has all of it, verified. Twice is normal. False: there is no such delivery.

    For push.receipts. In one transaction, notes of several campaigns must come sorted by campaign.
    """
    campaign_id = _campaign_of(key)
    if campaign_id is None:
        return False
    first = Delivery.objects.filter(key=key, delivered_at=None).update(delivered_at=at)
    adjust_counters(campaign_id, delivered=first)
    if not first:
        Delivery.objects.filter(key=key).update(delivered_at=Least("delivered_at", at))
    return True


@transaction.atomic
def note_displayed(key: str, *, at: datetime, count: int = 1, most: int = MOST_DISPLAYS) -> bool:
    """It was on the screen `count` more times, first at `at`. False: there is no such delivery.

    `most` is how often it can have been shown in all; what a station says beyond that is not
    believed.

    Says nothing about `delivered`: a report is never inferred from another. The caller sees to it
    that one report is noted once (push.receipts knows its id).
    """
    campaign_id = _campaign_of(key)
    if campaign_id is None:
        return False
    rows = Delivery.objects.filter(key=key)
    first = rows.filter(displayed_at=None).update(displayed_at=at)
    adjust_counters(campaign_id, displayed=first)
    # What is counted already stays, and no number grows beyond its column.
    most = min(most, MOST_DISPLAYS)
    room = rows.filter(displays__lt=most)
    room.update(displays=Least(F("displays") + min(count, MOST_DISPLAYS), most))
    rows.update(displayed_at=Least("displayed_at", at))
    return True


@transaction.atomic
def redrive(campaign: Campaign, user: User) -> int:
    """Try again what was given up; returns how many."""
    if not can_launch(user):
        raise Refused(_("您没有推送权限。"))
    if _hold(campaign.pk) not in SENDING:
        raise Refused(_("只有推送中或已完成的任务可以重试。"))
    dead = Delivery.objects.dead().filter(campaign=campaign)
    revived = dead.update(state=State.DUE, attempts=0, next_at=timezone.now())
    adjust_counters(campaign.pk, failed=-revived)
    return revived


def _hold(campaign_id: int) -> str:
    """Lock the campaign's row until the transaction ends; returns its state."""
    rows = Campaign.objects.select_for_update().filter(pk=campaign_id)
    return rows.values_list("state", flat=True).get()


def _take_back_late(delivery: Delivery) -> None:
    """A sender that slept through its lease has sent what was cancelled or taken back since."""
    unwanted = Q(state=State.CANCELLED) | Q(recall_at__isnull=False)
    rows = Delivery.objects.filter(unwanted, pk=delivery.pk)
    known = rows.filter(recalled_at__isnull=False).count()
    rows.update(recall_at=timezone.now(), recalled_at=None)
    adjust_counters(delivery.campaign_id, recalled=-known)


def _campaign_of(key: str) -> int | None:
    found = Delivery.objects.filter(key=key).values_list("campaign_id", flat=True).first()
    if found is not None:
        _hold(found)
    return found


def _cancel(campaign_id: int, rows: Any, why: str) -> int:
    # A sender that died after sending left a row that looks unsent: take back what was tried.
    ended = {"state": State.CANCELLED, "lease_token": "", "lease_until": None}
    tried = rows.filter(attempts__gt=0).update(
        **ended, last_error=why[:500], recall_at=timezone.now()
    )
    cancelled = tried + rows.update(**ended, last_error=why[:500])
    adjust_counters(campaign_id, cancelled=cancelled)
    return cancelled
