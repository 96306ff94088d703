"""The other language that readers are owed: a day, a reminder before it, the coordinator after it.

It begins when one language goes out alone, and ends with the pair's release or a withdrawal. The
times are kept, so nobody is told twice.
"""

from datetime import date, timedelta

from django.utils import timezone

from content.record import actions as record

from .models import Owed

#: Translators are reminded so long before the day.
REMINDER = timedelta(days=5)


def owe(page_id: int, due_on: date) -> Owed:
    """From now on the other language of this original is owed. Again, with a new day: from anew."""
    row, _new = Owed.objects.update_or_create(
        page_id=page_id,
        defaults={
            "since": timezone.now(),
            "due_on": due_on,
            "reminded_at": None,
            "escalated_at": None,
        },
    )
    return row


def settle(page_id: int) -> None:
    """Nothing is owed any more: the pair is out, or nothing is."""
    Owed.objects.filter(page_id=page_id).delete()


def tick(deadline: float = 0.0) -> int:
    """Note whom to remind and what to pass to the coordinator; returns how many articles."""
    now, today = timezone.now(), timezone.localdate()
    soon = Owed.objects.filter(reminded_at=None, due_on__lte=today + REMINDER)
    done = soon.update(reminded_at=now)
    for row in Owed.objects.filter(escalated_at=None, due_on__lt=today).order_by("due_on", "id"):
        if Owed.objects.filter(pk=row.pk, escalated_at=None).update(escalated_at=now):
            record.append("escalate_translation", actor=None, subject=f"page/{row.page_id}")
            done += 1
    return done


def by_page() -> dict[int, Owed]:
    """What is owed, by the original's number."""
    return {row.page_id: row for row in Owed.objects.all()}
