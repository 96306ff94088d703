"""Sentences about deliveries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Q

from outbox.models import State

if TYPE_CHECKING:
    from .models import Delivery  # noqa: F401 - named in the base class


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Which deliveries."""

    def due(self) -> DeliveryQuerySet:
        """Those that still wait to be sent and are in nobody's hands."""
        return self.filter(state=State.DUE)

    def dead(self) -> DeliveryQuerySet:
        """Those that were given up."""
        return self.filter(state=State.DEAD)

    def to_recall(self) -> DeliveryQuerySet:
        """Those that should be taken away again and are not yet."""
        return self.filter(recall_at__isnull=False, recalled_at=None)

    def counted(self) -> dict[str, int]:
        """The counters of a campaign, counted from the rows: what its own counters must equal.

        For tests and repair, never for a page: live counting took larger senders down.
        """
        return self.aggregate(
            planned=Count("pk"),
            sent=Count("pk", filter=Q(state=State.DONE)),
            delivered=Count("delivered_at"),
            displayed=Count("displayed_at"),
            failed=Count("pk", filter=Q(state=State.DEAD)),
            cancelled=Count("pk", filter=Q(state=State.CANCELLED)),
            recalled=Count("recalled_at"),
        )
