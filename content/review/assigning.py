"""The named acts by which a request finds its reviewer: taking it, handing it over."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from content.letters.kinds import Kind
from content.pages.models import ArticlePage
from content.pages.policies import serves
from content.record import actions as record

from . import actions, telling
from .models import Submission, Verdict
from .refusals import NotEligible, NotSubmitted


@transaction.atomic
def take(submission: Submission, user: User) -> None:
    """Promise to answer it. Raises NotEligible, or NotSubmitted when somebody else has it."""
    row = _open(submission)
    _refuse_ineligible(row, user)
    if row.taken_by_id not in {None, user.pk}:
        raise NotSubmitted(_("已由%(who)s承接。") % {"who": row.taken_by})
    _give(row, user, by=user)


@transaction.atomic
def hand_over(submission: Submission, user: User, *, to: User | None) -> None:
    """Pass it to another eligible expert, or back to everybody (None).

    Only who holds it or looks after the whole may; raises NotEligible.
    """
    row = _open(submission)
    if row.taken_by_id != user.pk and not oversees(user, actions.latest(row.page_id)):
        raise NotEligible(_("只有承接人或协调人可以转交。"))
    if to is not None:
        _refuse_ineligible(row, to)
        if Verdict.objects.answering(row).filter(reviewer=to).exists():
            raise NotEligible(_("%(who)s已经答复过这次送审，请另选专家。") % {"who": to})
    _give(row, to, by=user)


def may_oversee(user: User) -> bool:
    """Whether this person looks after what waits for everybody: the coordinator."""
    return user.has_perm("review.change_submission") or user.has_perm("release.add_release")


def oversees(user: User, draft: ArticlePage) -> bool:
    """Whether this person looks after this text: a coordinator of its part, or of the whole."""
    return may_oversee(user) and serves(user, draft)


def _open(submission: Submission) -> Submission:
    row: Any = Submission.objects.select_for_update().open().filter(pk=submission.pk).first()
    if row is None:
        raise NotSubmitted(_("这次送审已经有了结果，或已重新提交。"))
    return row


def _refuse_ineligible(row: Submission, user: User) -> None:
    found = actions.why_not(actions.latest(row.page_id), user, row.kind)
    if found:
        raise NotEligible(objection.sentence for objection in found)


def _give(row: Submission, to: User | None, *, by: User) -> None:
    row.taken_by = to
    row.save(update_fields=["taken_by"])
    who = to.get_username() if to else ""
    said = record.append("assign", actor=by, subject=f"page/{row.page_id}", detail={"to": who})
    if to is not None and to != by:
        telling.tell([to], Kind.ASSIGNED, row, again=str(said.pk))
