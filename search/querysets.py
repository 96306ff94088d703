"""What can be found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models

from content.release.enums import PublicationState

from .analysis.questions import subject_of

if TYPE_CHECKING:
    from uuid import UUID

    from .models import AskedQuery, Entry, Name, Pin  # noqa: F401 - named in the base classes


#: What fewer people asked is nobody's business.
FEWEST = 3


class EntryQuerySet(models.QuerySet["Entry"]):
    """Sentences about entries."""

    def public(self) -> EntryQuerySet:
        """Those that may be read this moment, whatever the index still holds."""
        return self.filter(publication__state=PublicationState.CURRENT)

    def among(self, ids: Iterable[int]) -> EntryQuerySet:
        """Those with these ids."""
        return self.filter(pk__in=list(ids))


class NameQuerySet(models.QuerySet["Name"]):
    """Sentences about names."""

    def public(self) -> NameQuerySet:
        """Words, and titles of what may be read this moment."""
        current = models.Q(entry__publication__state=PublicationState.CURRENT)
        return self.filter(models.Q(entry=None) | current)

    def sounding(self, typed: str) -> NameQuerySet:
        """Those whose sound holds these letters, or whose initials do."""
        return self.filter(models.Q(typed__contains=typed) | models.Q(initials__contains=typed))


class PinQuerySet(models.QuerySet["Pin"]):
    """Sentences about pins."""

    def for_query(self, query: str) -> models.QuerySet[Pin, UUID]:
        """The pairs that are pinned to a query, in the order in which they were."""
        found = self.filter(subject=subject_of(query)).order_by("pk")
        return found.values_list("translation_key", flat=True)


class AskedQuerySet(models.QuerySet["AskedQuery"]):
    """Sentences about what was asked."""

    def often_enough(self, *, language: str = "", region: str = "") -> models.QuerySet[Any, Any]:
        """What was asked often enough to say nothing about anybody, summed over the weeks."""
        where = {"language": language, "region": region}
        asked = self.filter(**{name: value for name, value in where.items() if value})
        summed = asked.values("language", "region", "text").annotate(
            asked=models.Sum("times"), vain=models.Sum("in_vain")
        )
        return summed.filter(asked__gte=FEWEST)
