"""Sentences about placements."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from .models import Placement  # noqa: F401 - named in the base class


class PlacementQuerySet(models.QuerySet["Placement"]):
    """Which placements."""

    def on(self, station_code: str) -> PlacementQuerySet:
        """Those of one station."""
        return self.filter(station_code=station_code)

    def not_recalled(self) -> PlacementQuerySet:
        """Those that nobody took back."""
        return self.filter(recalled_at=None)

    def not_ended(self, now: datetime) -> PlacementQuerySet:
        """Those whose time is not over at `now`."""
        return self.filter(Q(ends=None) | Q(ends__gt=now))

    def recalled_since(self, moment: datetime) -> PlacementQuerySet:
        """Those taken back after `moment`."""
        return self.filter(recalled_at__gt=moment)
