"""Sentences about submissions, verdicts and clearances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from .enums import Decision, SubmissionState

if TYPE_CHECKING:
    from .models import (
        Clearance,
        PartnerReview,
        Submission,
        Verdict,  # noqa: F401 - named in the base class
    )


class ClearanceQuerySet(models.QuerySet["Clearance"]):
    """Which texts may be released."""

    def active(self) -> ClearanceQuerySet:
        """Not revoked."""
        return self.filter(revoked_at=None)

    def for_text(self, page: Any, fingerprint: str) -> Clearance | None:
        """The newest active clearance of exactly this text of this page, or None."""
        return (
            self.active().filter(page_id=page.pk, fingerprint=fingerprint).order_by("-id").first()
        )


class VerdictQuerySet(models.QuerySet["Verdict"]):
    """What was said."""

    def of(self, page: Any) -> VerdictQuerySet:
        """Of any text of this page, the newest first."""
        return self.filter(page_id=page.pk).select_related("reviewer__unit").order_by("-id")

    def on_text(self, page_id: int, fingerprint: str) -> VerdictQuerySet:
        """Of exactly this text."""
        return self.filter(page_id=page_id, fingerprint=fingerprint).select_related("reviewer")

    def answering(self, submission: Submission) -> VerdictQuerySet:
        """On this request: of its text, and given since it was asked."""
        return self.on_text(submission.page_id, submission.fingerprint).filter(
            at__gte=submission.asked_at
        )

    def approving(self) -> VerdictQuerySet:
        """Those that say yes."""
        return self.filter(decision=Decision.APPROVE)


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """What waits for a verdict."""

    def open(self) -> SubmissionQuerySet:
        """Not answered yet, the longest waiting first."""
        return self.filter(state=SubmissionState.OPEN).order_by("asked_at", "id")

    def for_text(self, page: Any, fingerprint: str) -> Submission | None:
        """The open request about exactly this text of this page, or None."""
        return self.open().filter(page_id=page.pk, fingerprint=fingerprint).first()


class PartnerReviewQuerySet(models.QuerySet["PartnerReview"]):
    """What partners vouched for."""

    def of_words(self, page: Any, text: str) -> PartnerReview | None:
        """The partner's review of exactly the words that this page has now, or None."""
        return self.filter(page_id=page.pk, text=text).first()
