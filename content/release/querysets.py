"""What may be read in public."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from content.pages.fingerprint import written

from .containing import ListsAny
from .enums import PublicationState

if TYPE_CHECKING:
    from .models import Publication


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Sentences about publications."""

    def current(self) -> PublicationQuerySet:
        """What the public may see now."""
        return self.filter(state=PublicationState.CURRENT)

    def in_language(self, language: str) -> PublicationQuerySet:
        """Those in one language."""
        return self.filter(language=language)

    def in_section(self, section: str) -> PublicationQuerySet:
        """Those of one topic's shelf."""
        return self.filter(section=section)

    def in_sections(self, sections: Iterable[str]) -> PublicationQuerySet:
        """Those of several topics' shelves."""
        return self.filter(section__in=sorted(sections))

    def tagged(self, facet: str, codes: Iterable[str]) -> PublicationQuerySet:
        """Those whose frozen content names any of these codes in `facet`, such as `groups`."""
        return self.filter(ListsAny(facet, codes))

    def urgent(self, now: datetime) -> PublicationQuerySet:
        """Those that are urgent notices until some later moment, the first to end first."""
        until = Cast(KT("content__urgent_until"), models.CharField())
        return self.alias(until=until).filter(until__gt=written(now)).order_by("until", "id")

    def ever_urgent(self) -> PublicationQuerySet:
        """Those with an end as urgent notices, the last to end first; the clock is not asked."""
        until = Cast(KT("content__urgent_until"), models.CharField())
        return self.alias(until=until).filter(until__gt="").order_by("-until", "id")

    def whole(self) -> PublicationQuerySet:
        """Without what only adds to another text: that stands under it, and in its own region."""
        return self.filter(adds_to="")

    def standing_in(self, regions: Iterable[str]) -> PublicationQuerySet:
        """Those of a list of these regions: an addition only where it names one of them."""
        return self.filter(models.Q(adds_to="") | models.Q(ListsAny("regions", regions)))

    def newest_first(self) -> PublicationQuerySet:
        """The latest release first."""
        return self.order_by("-released_at", "-id")

    def adding_to(self, translation_key: UUID) -> PublicationQuerySet:
        """What stands beside this text as somebody's addition, in any language."""
        return self.current().filter(adds_to=str(translation_key))

    def showing(self, sha256: str) -> PublicationQuerySet:
        """Those that show this object of the public store now."""
        return self.current().filter(shown_objects__sha256=sha256)

    def siblings_of(self, publication: Publication) -> PublicationQuerySet:
        """The current publications of the same pair in other languages."""
        return (
            self.current()
            .filter(translation_key=publication.translation_key)
            .exclude(language=publication.language)
        )
