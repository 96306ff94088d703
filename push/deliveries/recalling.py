"""Taking away what was sent. Again and again until the channel says it is done."""

import logging
import random
import time
from collections import defaultdict
from datetime import timedelta

from django.utils import timezone

from push.channels import registry

from . import actions
from .models import Delivery

logger = logging.getLogger(__name__)
BATCH = 200
RETRY_SECONDS = 60
LONGEST_WAIT = timedelta(hours=1)


def recall_due(deadline: float) -> int:
    """Recall until nothing is due or `time.monotonic()` passes `deadline`; returns how many.

    No lease: recalling twice is harmless, and a recall is never given up.
    """
    now = timezone.now()
    # No recall is put off for so long: the clock ran ahead when that was written.
    due = Delivery.objects.to_recall().exclude(
        recall_at__range=(now + timedelta(microseconds=1), now + LONGEST_WAIT)
    )
    rows = due.order_by("recall_at", "id").values_list("campaign_id", "channel", "key")[:BATCH]
    keys: dict[tuple[int, str], list[str]] = defaultdict(list)
    for campaign_id, channel, key in rows:
        keys[campaign_id, channel].append(key)
    done = 0
    for (campaign_id, channel), batch in keys.items():
        if time.monotonic() >= deadline:
            break
        done += actions.mark_recalled(campaign_id, _recall(channel, batch))
    return done


def _recall(channel: str, keys: list[str]) -> list[str]:
    """The keys that were taken back: all at once, or one by one where that does not work."""
    try:
        registry.get(channel).recall(keys)
    except Exception:
        if len(keys) > 1:
            return [key for key in keys if _recall(channel, [key])]
        # One that cannot be recalled now must not keep the others from it.
        logger.exception("recall of %s failed", keys[0])
        wait = timedelta(seconds=random.uniform(RETRY_SECONDS / 2, RETRY_SECONDS))  # noqa: S311 - spreading load
        Delivery.objects.filter(key__in=keys).update(recall_at=timezone.now() + wait)
        return []
    return keys
