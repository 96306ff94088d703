"""Sentences about readers' messages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models

from .enums import Kind, Outcome, State

if TYPE_CHECKING:
    from .models import Message  # noqa: F401 - named in the base class


class MessageQuerySet(models.QuerySet["Message"]):
    """Which messages."""

    def open(self) -> MessageQuerySet:
        """Those that still wait for an outcome, the most pressing first."""
        return self.exclude(state=State.CLOSED).order_by("due", "id")

    def waiting_for(self, user: object) -> MessageQuerySet:
        """Open ones that this person owns or vouched for."""
        mine = models.Q(owner=user) | models.Q(experts=user)
        return self.open().filter(mine).distinct()

    def shown_under(self, translation_key: UUID) -> MessageQuerySet:
        """Reported errors of an article, in either language, of which readers are told the end."""
        return self.filter(
            kind=Kind.ERROR,
            publication__translation_key=translation_key,
            outcome__in=[Outcome.CORRECTED, Outcome.STANDS],
        ).order_by("-closed_at")

    def with_articles(self) -> MessageQuerySet:
        """Together with what a board says of each."""
        return self.select_related("publication", "owner")
