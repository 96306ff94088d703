"""Time passing over open requests: a reminder before the due date, the coordinator after it.

Both show in 待我处理 of whom they concern and go to them by mail; the times are kept, so nobody is
told twice.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from content.letters.kinds import Kind
from content.record import actions as record

from .models import Submission
from .telling import answerable, coordinators, tell

#: Reminded when so much of the time is over.
REMIND_AFTER = 0.7
#: And at least so long before the end.
LAST_CALL = timedelta(days=1)


def remind_due(deadline: float = 0.0) -> int:
    """Note whom to remind and what to pass to the coordinator; returns how many requests."""
    now = timezone.now()
    waiting = Submission.objects.open().exclude(due_at=None).select_related("taken_by")
    reminded = 0
    for row in waiting.filter(reminded_at=None):
        if row.due_at and now >= _reminder(row.asked_at, row.due_at):
            reminded += _remind(row, now)
    for row in waiting.filter(escalated_at=None, due_at__lt=now):
        reminded += _escalate(row, now)
    return reminded


@transaction.atomic
def _remind(row: Submission, now: datetime) -> int:
    """Once, whoever comes first: the mark and the letters stand or fall together."""
    if not Submission.objects.filter(pk=row.pk, reminded_at=None).update(reminded_at=now):
        return 0
    if not row.overdue:
        tell(answerable(row), Kind.DUE_SOON, row)
    return 1


@transaction.atomic
def _escalate(row: Submission, now: datetime) -> int:
    if not Submission.objects.filter(pk=row.pk, escalated_at=None).update(escalated_at=now):
        return 0
    record.append("escalate", actor=None, subject=f"page/{row.page_id}")
    tell(answerable(row), Kind.OVERDUE, row)
    tell(coordinators(), Kind.ESCALATED, row)
    return 1


def escalated() -> QuerySet[Submission]:
    """What is overdue and still open: for the coordinator."""
    return Submission.objects.open().exclude(escalated_at=None).filter(due_at__lt=timezone.now())


def _reminder(asked_at: datetime, due_at: datetime) -> datetime:
    return min(asked_at + (due_at - asked_at) * REMIND_AFTER, due_at - LAST_CALL)
