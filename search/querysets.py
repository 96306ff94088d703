"""What can be found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models

from content.release.enums import PublicationState

if TYPE_CHECKING:
    from .models import Entry  # noqa: F401 - named in the base class


class EntryQuerySet(models.QuerySet["Entry"]):
    """Sentences about entries."""

    def public(self) -> EntryQuerySet:
        """Those that may be read this moment, whatever the index still holds."""
        return self.filter(publication__state=PublicationState.CURRENT)

    def among(self, ids: Iterable[int]) -> EntryQuerySet:
        """Those with these ids."""
        return self.filter(pk__in=list(ids))
