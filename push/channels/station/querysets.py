"""Sentences about placements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

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
