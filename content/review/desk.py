"""What waits for which reviewer."""

from collections.abc import Iterator

from accounts.models import User
from content.pages.models import ArticlePage

from . import standing
from .actions import latest
from .enums import Decision
from .independence import objections
from .models import Submission, Verdict


def waiting_for(user: User) -> Iterator[tuple[Submission, ArticlePage]]:
    """Every open request that this person may answer and has not declined, with its draft."""
    person = standing.reviewer(user)
    if not person.is_expert:
        return
    for submission in Submission.objects.open():
        draft = latest(submission.page_id)
        if not _declined(submission, user) and not objections(
            person, standing.work(draft, submission.kind)
        ):
            yield submission, draft


def _declined(submission: Submission, user: User) -> bool:
    return Verdict.objects.filter(
        page_id=submission.page_id,
        fingerprint=submission.fingerprint,
        reviewer=user,
        decision=Decision.DECLINE,
    ).exists()
