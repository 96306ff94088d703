"""Sentences about campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from .enums import STARTED, CampaignState

if TYPE_CHECKING:
    from .models import AudienceMember, Campaign  # noqa: F401 - named in the base classes


class CampaignQuerySet(models.QuerySet["Campaign"]):
    """Which campaigns."""

    def started(self) -> CampaignQuerySet:
        """Those of which something may have gone out and is not called back."""
        return self.filter(state__in=STARTED)

    def approved(self) -> CampaignQuerySet:
        """Those that only wait for their launch."""
        return self.filter(state=CampaignState.APPROVED)

    def carrying(self, publication_ids: list[int]) -> CampaignQuerySet:
        """Those that were approved with one of these publications."""
        return self.filter(publications__in=publication_ids).distinct()

    def newest_first(self) -> CampaignQuerySet:
        """The latest made first."""
        return self.order_by("-created_at", "-id")


class AudienceQuerySet(models.QuerySet["AudienceMember"]):
    """Which members of a frozen audience."""

    def included(self) -> AudienceQuerySet:
        """Those who get it."""
        return self.filter(included=True)
