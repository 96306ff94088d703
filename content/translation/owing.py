"""The other language that readers are owed: a day, a reminder before it, the coordinator after it.

It begins when one language goes out alone, and ends with the pair's release or a withdrawal. The
times are kept, so nobody is told twice.
"""

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from content.letters import actions as letters
from content.letters.kinds import Kind
from content.record import actions as record
from content.review.telling import coordinators, holders

from .models import Owed, Pin

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
    today = timezone.localdate()
    soon = Owed.objects.filter(reminded_at=None, due_on__lte=today + REMINDER)
    late = Owed.objects.filter(escalated_at=None, due_on__lt=today)
    done = sum(_remind(row) for row in soon.order_by("due_on", "id"))
    return done + sum(_escalate(row) for row in late.order_by("due_on", "id"))


@transaction.atomic
def _remind(row: Owed) -> int:
    """Once, whoever comes first: the mark and the letters stand or fall together."""
    if not Owed.objects.filter(pk=row.pk, reminded_at=None).update(reminded_at=timezone.now()):
        return 0
    if not row.overdue:
        _tell(_translators(row), Kind.TRANSLATION_DUE, row)
    return 1


@transaction.atomic
def _escalate(row: Owed) -> int:
    if not Owed.objects.filter(pk=row.pk, escalated_at=None).update(escalated_at=timezone.now()):
        return 0
    record.append("escalate_translation", actor=None, subject=f"page/{row.page_id}")
    _tell([*_translators(row), *coordinators()], Kind.TRANSLATION_LATE, row)
    return 1


def _tell(people: list[User], kind: Kind, row: Owed) -> None:
    subject = letters.Subject(
        title=row.page.draft_title or row.page.title,
        path=reverse("translation:board"),
        day=row.due_on,
    )
    letters.write(people, kind, about=f"{row.page_id}.{row.due_on}", subject=subject)


def _translators(row: Owed) -> list[User]:
    """Who has begun the translation; when nobody has, everybody who could."""
    pin = Pin.objects.filter(source_page_id=row.page_id).select_related("page__owner").first()
    if pin and pin.page.owner:
        return [pin.page.owner]
    return holders("translation.add_pin")


def by_page() -> dict[int, Owed]:
    """What is owed, by the original's number."""
    return {row.page_id: row for row in Owed.objects.all()}
