"""Where the other language of every article stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.pages.policies import served
from content.review.actions import latest
from content.review.models import Clearance, Submission
from content.review.sources import source_of
from content.taxonomy.reach import reach

from . import owing
from .enums import PairState
from .models import Owed, Pin

TONES = {
    PairState.LIVE: "is-good",
    PairState.READY: "is-good",
    PairState.IN_REVIEW: "is-soon",
    PairState.DRAFT: "is-soon",
    PairState.STALE: "is-late",
    PairState.LIVE_STALE: "is-late",
}


@dataclass(frozen=True)
class Row:
    """One article and the state of its pair."""

    original: ArticlePage
    pair: ArticlePage | None
    state: PairState
    #: Since when it is so.
    since: datetime
    missing: int = 0
    cleared: bool = False
    #: Readers have one language alone, and were promised the other by a day.
    owed: Owed | None = None

    @property
    def days(self) -> int:
        return (timezone.now() - self.since).days

    @property
    def tone(self) -> str:
        """How loud the state is shown."""
        return TONES.get(self.state, "")


def rows(wanted: Mapping[str, Any], user: User) -> list[Row]:
    """Every article that this person's unit works for and the filters let through.

    The longest waiting first, what is done last.
    """
    found = [row for row in _all(wanted, user) if _fits(row, wanted)]
    return sorted(found, key=_urgency)


def _urgency(row: Row) -> tuple[bool, date, datetime]:
    """What is owed comes first, by its day; what is done last."""
    owed = row.owed.due_on if row.owed else date.max
    return row.state == PairState.LIVE, owed, row.since


def _all(wanted: Mapping[str, Any], user: User) -> Iterator[Row]:
    every = ArticlePage.objects.all()
    mine = Pin.objects.filter(page__owner=user).values("source_page_id")
    originals = (served(every, user) | every.filter(pk__in=mine)).exclude(
        pk__in=Pin.objects.values("page_id")
    )
    for name, term in (("regions", wanted.get("region")), ("topics", wanted.get("topic"))):
        if term:
            meant = reach(type(term)).down([term.code])
            originals = originals.filter(**{f"{name}__code__in": meant})
    owed = owing.by_page()
    for page in originals.distinct():
        yield replace(row_of(page), owed=owed.get(page.pk))


def _fits(row: Row, wanted: Mapping[str, Any]) -> bool:
    state, days = wanted.get("state"), wanted.get("older_than")
    if wanted.get("owed") and row.owed is None:
        return False
    return (not state or row.state == state) and (not days or row.days >= days)


def row_of(page: ArticlePage) -> Row:
    """The state of one original's pair."""
    original = latest(page.pk)
    clearance = Clearance.objects.for_text(original, fingerprint(original))
    pin = Pin.objects.filter(source_page_id=page.pk).first()
    if pin is None:
        since = clearance.granted_at if clearance else page.latest_revision_created_at
        return Row(original, None, PairState.MISSING, since, cleared=clearance is not None)
    pair = latest(pin.page_id)
    state, missing = _state(pair)
    since = original.latest_revision_created_at if "stale" in state else pin.at
    return Row(original, pair, state, since, missing=missing, cleared=clearance is not None)


def _state(pair: ArticlePage) -> tuple[PairState, int]:
    source = source_of(pair)
    if source is None or not source.current:
        state = PairState.LIVE_STALE if pair.live else PairState.STALE
        return state, source.missing if source else 0
    mark = fingerprint(pair)
    clearance = Clearance.objects.for_text(pair, mark)
    if clearance and clearance.source_fingerprint == source.fingerprint:
        return PairState.LIVE if pair.live else PairState.READY, 0
    if Submission.objects.for_text(pair, mark):
        return PairState.IN_REVIEW, 0
    return PairState.LIVE_STALE if pair.live else PairState.DRAFT, source.missing
