"""What time does by itself: planned releases, and texts whose time to be looked at again is over.

One row per planned release (an outbox row: claimed with a lease, worked outside anybody else's
transaction), so a pair that is refused stops no other, and a stopped process loses none.
"""

import time
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from content.letters import actions as letters
from content.letters.kinds import Kind
from content.pages.models import ArticlePage
from content.record import actions as record
from content.review.telling import coordinators
from outbox import claims
from outbox.models import State

from . import actions
from .models import Publication, ScheduledRelease
from .rules import NotReady

BATCH = 10
LEASE_SECONDS = 120.0
#: Warned so long before the review-by date; called back so long after it.
WARNING = timedelta(days=30)
GRACE = timedelta(days=30)


@transaction.atomic
def plan(page: ArticlePage, user: User, *, at: datetime) -> ScheduledRelease:
    """Let the pair go out at a time to come. Planning again moves it. Raises NotReady."""
    found = [] if at > timezone.now() else [_("定时发布的时间要在将来。")]
    actions.refuse(user, found, key=page.translation_key)
    original, _translation = actions.pair_of(page)
    cancel(original, user)
    record.append("plan", actor=user, subject=f"page/{original.pk}", detail={"at": at.isoformat()})
    return ScheduledRelease.objects.create(
        page_id=original.pk, planned_at=at, planned_by=user, next_at=at, created_at=timezone.now()
    )


@transaction.atomic
def cancel(page: ArticlePage, user: User) -> bool:
    """Take a planned release back. False when there was none."""
    actions.refuse(user, [], key=page.translation_key)
    waiting = ScheduledRelease.objects.select_for_update().filter(page_id=page.pk)
    found = list(waiting.filter(state=State.DUE))
    for row in found:
        actions.cancel_plan(row, user)
    return bool(found)


def work(deadline: float) -> int:
    """Release what is due until `time.monotonic()` passes `deadline`; returns rows ended."""
    rows = claims.claim(ScheduledRelease, limit=BATCH, lease_seconds=LEASE_SECONDS)
    done = 0
    for position, row in enumerate(rows):
        if time.monotonic() >= deadline:
            claims.give_back(rows[position:])
            break
        if claims.start(row, lease_seconds=LEASE_SECONDS):
            done += _release(row)
    return done


def _release(row: ScheduledRelease) -> int:
    """A refusal is an answer, kept on the row for who planned it; a fault is tried again."""
    page = ArticlePage.objects.get(pk=row.page_id)
    try:
        with transaction.atomic():
            actions.release_pair(page, row.planned_by)
            ended = claims.finish(row)
            # Called back, or somebody else's, while we worked: nothing of it goes out.
            transaction.set_rollback(not ended)
            return int(ended)
    except NotReady as error:
        return int(claims.fail(row, error, permanent=True))
    except Exception as error:  # noqa: BLE001 - one pair's trouble must not stop the others
        claims.fail(row, error)
        return 0


def refused(user: User) -> list[ScheduledRelease]:
    """What this person planned, was refused, and has not been planned or released since."""
    rows = ScheduledRelease.objects.filter(planned_by=user, state=State.DEAD)
    later = Publication.objects.filter(
        page_id=OuterRef("page_id"), released_at__gte=OuterRef("planned_at")
    )
    again = ScheduledRelease.objects.filter(page_id=OuterRef("page_id"), id__gt=OuterRef("pk"))
    return list(rows.exclude(Exists(later)).exclude(Exists(again)).select_related("page"))


def due_again(today: date) -> list[Publication]:
    """What is public and has to be looked at again soon, or should have been."""
    soon = Publication.objects.current().filter(review_by__lte=today + WARNING)
    return list(soon.select_related("page__owner").order_by("review_by", "id"))


@transaction.atomic
def warn(today: date) -> int:
    """Write to author and releasers, once, of what has to be looked at again; returns letters."""
    return sum(_tell(publication, Kind.REVIEW_SOON) for publication in due_again(today))


class Warnings:
    """A drain that warns once in a while, for there is nothing new to see every second."""

    def __init__(self, every: float = 900.0) -> None:
        self._every = every
        self._looked = float("-inf")

    def __call__(self, deadline: float) -> int:
        """Never counts as work done: who was written to is not written to again."""
        if time.monotonic() - self._looked >= self._every:
            self._looked = time.monotonic()
            warn(timezone.localdate())
        return 0


def _tell(publication: Publication, kind: Kind) -> int:
    """Write to the author and to those who release, once for both languages."""
    owner = publication.page.owner
    subject = letters.Subject(
        title=publication.title,
        path=reverse("review:status", args=[publication.page_id]),
        day=publication.review_by,
    )
    about = f"{publication.translation_key}.{publication.review_by}"
    people = [*([owner] if owner else []), *coordinators()]
    return letters.write(people, kind, about=about, subject=subject)


def lapse_overdue(deadline: float = 0.0) -> int:
    """Call back what nobody looked at again in the days of grace; returns how many pairs."""
    limit = timezone.localdate() - GRACE
    late = Publication.objects.current().filter(review_by__lt=limit)
    keys = set(late.values_list("translation_key", flat=True))
    for key in keys:
        with transaction.atomic():
            ended = actions.lapse(key, reason=_("超过复核期限，暂停公开，待专家重新审核。"))
            for publication in ended[:1]:
                _tell(publication, Kind.LAPSED)
    return len(keys)
