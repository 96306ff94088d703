"""Sentences about stations and their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from content.taxonomy.models import Region

from .enums import StationState

if TYPE_CHECKING:
    from .models import DeviceKey, Station


class StationQuerySet(models.QuerySet["Station"]):
    """Which stations."""

    def active(self) -> StationQuerySet:
        """Those with a screen that is meant to be on."""
        return self.filter(state=StationState.ACTIVE)

    def not_retired(self) -> StationQuerySet:
        """Those that are or will be there."""
        return self.exclude(state=StationState.RETIRED)

    def serving(self, region: Region) -> StationQuerySet:
        """Those in this region or anywhere below it."""
        return self.filter(region__path__startswith=region.path)

    def with_code(self, code: str) -> Station | None:
        """The station of this code, or None."""
        return self.filter(code=code).first()


class DeviceKeyQuerySet(models.QuerySet["DeviceKey"]):
    """Which keys."""

    def in_use(self) -> DeviceKeyQuerySet:
        """Those that are their station's key now."""
        return self.filter(replaced_at=None, revoked_at=None)

    def current_of(self, station: Station) -> DeviceKey | None:
        """This station's key now, or None when it has no screen."""
        return self.in_use().filter(station=station).first()

    def that_were_of(self, station_code: str) -> DeviceKeyQuerySet:
        """All that this station has ever had, the newest first: each may be told to wipe itself."""
        return self.filter(station__code=station_code).order_by("-enrolled_at", "-id")
