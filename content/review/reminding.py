"""Time passing over open requests: a reminder before the due date, the coordinator after it.

Both show in 待我处理 of whom they concern; the times are kept, so nobody is told twice.
"""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from content.record import actions as record

from .models import Submission

#: Reminded when so much of the time is over.
REMIND_AFTER = 0.7
#: And at least so long before the end.
LAST_CALL = timedelta(days=1)


def remind_due(deadline: float = 0.0) -> int:
    """Note whom to remind and what to pass to the coordinator; returns how many requests."""
    now = timezone.now()
    waiting = Submission.objects.open().exclude(due_at=None)
    reminded = 0
    for row in waiting.filter(reminded_at=None):
        if row.due_at and now >= _reminder(row.asked_at, row.due_at):
            reminded += Submission.objects.filter(pk=row.pk).update(reminded_at=now)
    for row in waiting.filter(escalated_at=None, due_at__lt=now):
        Submission.objects.filter(pk=row.pk).update(escalated_at=now)
        record.append("escalate", actor=None, subject=f"page/{row.page_id}")
        reminded += 1
    return reminded


def escalated() -> QuerySet[Submission]:
    """What is overdue and still open: for the coordinator."""
    return Submission.objects.open().exclude(escalated_at=None).filter(due_at__lt=timezone.now())


def _reminder(asked_at: datetime, due_at: datetime) -> datetime:
    return min(asked_at + (due_at - asked_at) * REMIND_AFTER, due_at - LAST_CALL)
