"""What waits for which reviewer."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from content.pages.models import ArticlePage
from content.pages.policies import serves

from . import standing
from .actions import latest
from .independence import objections
from .models import Submission, Verdict
from .routing import candidates


def waiting_for(user: User) -> Iterator[tuple[Submission, ArticlePage]]:
    """Every open request that this person may answer and has not, with its draft."""
    person = standing.reviewer(user)
    if not person.is_expert:
        return
    for submission in Submission.objects.open():
        draft = latest(submission.page_id)
        if not _is_with_another(submission, user) and not objections(
            person, standing.work(draft, submission.kind)
        ):
            yield submission, draft


def _is_with_another(submission: Submission, user: User) -> bool:
    """Whether somebody else has promised the only answer, or this person has given theirs."""
    if submission.experts_needed == 1 and submission.taken_by_id not in {None, user.pk}:
        return True
    said = Verdict.objects.answering(submission)
    return said.filter(reviewer=user).exists()


def everything(user: User) -> Iterator[tuple[Submission, ArticlePage]]:
    """Every open request of what this person's unit works for, the longest waiting first."""
    for submission in Submission.objects.open().select_related("asked_by", "taken_by"):
        draft = latest(submission.page_id)
        if serves(user, draft):
            yield submission, draft


def without_reviewer(waiting: Iterable[tuple[Submission, ArticlePage]]) -> set[int]:
    """Of these requests (by number) those that nobody holds and nobody is left to answer."""
    return {
        asked.pk
        for asked, draft in waiting
        if asked.taken_by_id is None and not candidates(draft, asked.kind)
    }


def summary(waiting: Iterable[Submission]) -> list[tuple[str, int, bool]]:
    """What the coordinator counts first: a label, how many, and whether even one is too many."""
    asked = list(waiting)
    return [
        (_("等待中"), len(asked), False),
        (_("超期"), sum(one.overdue for one in asked), True),
        (_("还没有人承接"), sum(one.taken_by_id is None for one in asked), False),
    ]
