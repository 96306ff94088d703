"""Whom to ask: every expert who may judge a text, the best fit and the least busy first."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from content.pages.fingerprint import codes, fingerprint
from content.pages.models import ArticlePage

from . import standing
from .independence import objections
from .models import Expert, Submission, Verdict

#: What somebody judged in so many days counts as their recent load.
RECENT = timedelta(days=60)


@dataclass(frozen=True)
class Candidate:
    """One expert who may judge the text."""

    expert: Expert
    #: Whether they know one of the regions that the text is for.
    local: bool
    #: Requests that they have taken and not answered; verdicts of the last weeks.
    taken: int
    recent: int


def candidates(draft: ArticlePage, kind: str) -> list[Candidate]:
    """Everyone who may judge this draft and has not answered: local people first, then the least
    busy.
    """
    work = standing.work(draft, kind)
    taken, recent = loads()
    regions = set(codes(draft, "regions"))
    answered = _answered(draft)
    found = []
    experts = Expert.objects.select_related("user__unit").prefetch_related("regions")
    for expert in experts.filter(user__is_active=True).exclude(user__in=answered):
        if not objections(standing.reviewer(expert.user), work):
            local = bool(regions & {region.code for region in expert.regions.all()})
            user = expert.user_id
            found.append(Candidate(expert, local, taken[user], recent[user]))
    return sorted(found, key=lambda c: (not c.local, c.taken, c.recent, c.expert.pk))


def _answered(draft: ArticlePage) -> list[int]:
    """Who has answered the open request: agreed, or declined and is not asked again."""
    asked = Submission.objects.for_text(draft, fingerprint(draft))
    said = Verdict.objects.answering(asked) if asked else Verdict.objects.none()
    return list(said.values_list("reviewer_id", flat=True))


def loads() -> tuple[Counter[int], Counter[int]]:
    """By user: requests taken and open, and verdicts of the last weeks."""
    held = Submission.objects.open().exclude(taken_by=None)
    since = timezone.now() - RECENT
    said = Verdict.objects.filter(at__gte=since)
    return (
        Counter(held.values_list("taken_by", flat=True)),
        Counter(said.values_list("reviewer", flat=True)),
    )
