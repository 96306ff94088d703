"""Sentences about prepared objects."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q

from content.release.enums import PublicationState
from content.release.models import Publication

if TYPE_CHECKING:
    from .models import StationObject  # noqa: F401 - named in the base class


class StationObjectQuerySet(models.QuerySet["StationObject"]):
    """Which objects."""

    def called_back_since(self, moment: datetime) -> StationObjectQuerySet:
        """Those of publications withdrawn after `moment`, earlier versions of them included."""
        withdrawn = Publication.objects.filter(
            page_id=OuterRef("publication__page_id"),
            state=PublicationState.WITHDRAWN,
            withdrawn_at__gt=moment,
            version__gte=OuterRef("publication__version"),
        )
        gone = ~Q(publication__state=PublicationState.CURRENT)
        return self.filter(gone & Exists(withdrawn))

    def approved_by_none_of(self, kids: list[str]) -> StationObjectQuerySet:
        """Those of current publications whose approval is by a key that is not among these."""
        current = self.filter(publication__state=PublicationState.CURRENT)
        return current.exclude(attestation="").exclude(kid__in=kids)
