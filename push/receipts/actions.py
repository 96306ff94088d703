"""Taking a station's word: once per report, for its own deliveries, in whatever order it comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from push.channels.station.models import Placement
from push.deliveries.actions import note_delivered, note_displayed
from push.deliveries.models import Delivery
from push.stations.models import Station

from .enums import ReceiptKind
from .ladder import Step, most_displays, steps
from .models import Receipt
from .reports import Told


@dataclass(frozen=True)
class Answer:
    """Which reports are kept (now or before), and which speak of deliveries not this station's."""

    accepted: list[Told]
    unknown: list[Told]


@transaction.atomic
def apply(station: Station, told: Sequence[Told]) -> Answer:
    """Keep what is new of `told` and move the deliveries it speaks of. Safe to run again."""
    # One station's batches one after another, so that no report is counted twice.
    Station.objects.select_for_update().get(pk=station.pk)
    now = timezone.now()
    campaigns, placed = _campaigns(station, told), _placed(station, told)
    known = campaigns.keys() & placed.keys()
    accepted = [one for one in told if one.delivery_key in known]
    fresh = _fresh(station, accepted)
    Receipt.objects.bulk_create(
        [Receipt(station=station, received_at=now, **vars(one)) for one in fresh]
    )
    # Sorted by campaign, because each step locks its campaign's row.
    for step in sorted(steps(fresh, now), key=lambda step: campaigns[step.delivery_key]):
        _note(step, most=most_displays(placed[step.delivery_key], now))
    _note_shown(station, fresh, now)
    return Answer(accepted, [one for one in told if one.delivery_key not in known])


def _campaigns(station: Station, told: Sequence[Told]) -> dict[str, int]:
    """The campaign of each delivery that is really this station's, by key."""
    keys = {one.delivery_key for one in told}
    mine = Delivery.objects.filter(key__in=keys, station=station)
    return dict(mine.values_list("key", "campaign_id"))


def _placed(station: Station, told: Sequence[Told]) -> dict[str, datetime]:
    """Since when each has been on this station's list: what never was, nobody can have shown."""
    keys = {one.delivery_key for one in told}
    return dict(
        Placement.objects.on(station.code).filter(key__in=keys).values_list("key", "placed_at")
    )


def _fresh(station: Station, told: Sequence[Told]) -> list[Told]:
    """Those that were not told before, each once."""
    known = set(
        Receipt.objects.filter(station=station, uuid__in=[one.uuid for one in told]).values_list(
            "uuid", flat=True
        )
    )
    return list({one.uuid: one for one in told if one.uuid not in known}.values())


def _note(step: Step, *, most: int) -> None:
    if step.kind == ReceiptKind.DELIVERED:
        note_delivered(step.delivery_key, at=step.at)
    else:
        note_displayed(step.delivery_key, at=step.at, count=step.count, most=most)


def _note_shown(station: Station, fresh: Sequence[Told], now: datetime) -> None:
    """The last moment at which anything is known to have been on this screen."""
    shown = [min(one.at, now) for one in fresh if one.kind == ReceiptKind.DISPLAYED]
    if shown:
        older = Q(last_shown_at=None) | Q(last_shown_at__lt=max(shown))
        Station.objects.filter(older, pk=station.pk).update(last_shown_at=max(shown))
