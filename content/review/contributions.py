"""What an expert has done in a year, to be printed and signed."""

from dataclasses import dataclass
from datetime import datetime

from content.pages.models import ArticlePage

from .enums import Decision
from .models import Verdict


@dataclass(frozen=True)
class Done:
    """One article that the expert judged, with how often and how it ended."""

    title: str
    language: str
    kind: str
    times: int
    approved: bool
    last_at: datetime


def done_in(user_id: int, year: int) -> list[Done]:
    """Every article judged in that year, by date; declined ones do not count."""
    said = Verdict.objects.filter(reviewer_id=user_id, at__year=year)
    by_page: dict[int, list[Verdict]] = {}
    for verdict in said.exclude(decision=Decision.DECLINE).order_by("at"):
        by_page.setdefault(verdict.page_id, []).append(verdict)
    pages = ArticlePage.objects.select_related("locale").in_bulk(by_page)
    return [_done(pages[pk], verdicts) for pk, verdicts in by_page.items() if pk in pages]


def years(user_id: int) -> list[int]:
    """The years in which this expert judged something, the newest first."""
    found = Verdict.objects.filter(reviewer_id=user_id).dates("at", "year", order="DESC")
    return [day.year for day in found]


def _done(page: ArticlePage, verdicts: list[Verdict]) -> Done:
    last = verdicts[-1]
    return Done(
        title=page.draft_title or page.title,
        language=page.locale.language_code,
        kind=str(last.get_kind_display()),
        times=len(verdicts),
        approved=last.decision == Decision.APPROVE,
        last_at=last.at,
    )
