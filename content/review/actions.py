"""The named acts of review: asking for a verdict, and giving one.

The only makers of verdicts and clearances. Everything is checked again at the moment of the
verdict, on the text that the verdict is about; the database's triggers (`locks`) hold the core of
it against whoever gets past this module.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from content.pages.fingerprint import canonical_content, fingerprint, text_digest
from content.pages.models import ArticlePage
from content.record import actions as record

from . import routes, standing
from .bans import is_banned
from .checklists import CHECKLISTS
from .claims import claims
from .enums import Decision, Excuse, Finding, SubmissionState
from .independence import Objection, objections
from .models import Clearance, Interest, PartnerReview, Submission, Verdict
from .opinions import Opinion
from .readiness import gaps
from .refusals import NotEligible, NotSubmittable, NotSubmitted, StaleTranslation, TextChanged
from .sources import SourceText, kind_of, source_of

__all__ = [
    "CHECKLISTS", "Opinion", "all_hold", "give_verdict", "latest", "may_submit", "submit",
    "why_not",
]  # fmt: skip


def latest(page_id: int) -> ArticlePage:
    """The newest saved draft of a page."""
    return ArticlePage.objects.get(pk=page_id).get_latest_revision_as_object()


@transaction.atomic
def submit(page: ArticlePage, user: User, *, again: bool = False) -> Submission:
    """Ask for a verdict on the latest draft, as it is now.

    Asking again for the same text changes nothing; asking for a newer text replaces the request.
    `again` asks for another look at a text that is cleared, because its review-by date is near.
    Raises NotSubmittable with every reason.
    """
    draft = _locked(page.pk)
    mark, kind = fingerprint(draft), kind_of(draft)
    _refuse_unready(draft, user, mark, again=again)
    waiting = Submission.objects.for_text(draft, mark)
    if waiting:
        return waiting
    Submission.objects.open().filter(page_id=draft.pk).update(state=SubmissionState.REPLACED)
    submission = _ask(draft, user, kind=kind, mark=mark)
    _note(
        "submit", user, draft, detail={"kind": kind, "risk": submission.risk, "fingerprint": mark}
    )
    return submission


@transaction.atomic
def give_verdict(
    draft: ArticlePage, reviewer: User, *, opinion: Opinion, expected_fingerprint: str
) -> Verdict:
    """Record what `reviewer` says of exactly the text they read; approving grants the clearance.

    Raises a `Refused` that says why not: NotEligible, TextChanged, NotSubmitted,
    ChecklistIncomplete, CommentMissing or StaleTranslation. Nothing is written then.
    """
    draft = _locked(draft.pk)
    _refuse_ineligible(draft, reviewer, opinion.kind)
    if fingerprint(draft) != expected_fingerprint:
        raise TextChanged
    submission = _asked(draft, expected_fingerprint, kind=opinion.kind)
    opinion.refuse_incomplete(submission.content)
    source = source_of(draft)
    if opinion.approves and source and not source.current:
        raise StaleTranslation
    verdict = _write(submission, opinion, reviewer)
    _answer(submission, verdict, source)
    return verdict


def all_hold(draft: ArticlePage) -> dict[str, str]:
    """The findings of who agrees with every claim of this draft."""
    return {claim.key: Finding.HOLDS.value for claim in claims(canonical_content(draft))}


def why_not(draft: ArticlePage, reviewer: User, kind: str) -> list[Objection]:
    """Every reason why this person may not judge this draft; empty when they may."""
    return objections(standing.reviewer(reviewer), standing.work(draft, kind))


def may_submit(page: ArticlePage, user: User) -> bool:
    """Whether this person may ask for a review of this page: who writes it, or may."""
    if not user.is_active:
        return False
    own = page.owner_id == user.pk or user.pk in standing.contributors(page)
    return own or page.permissions_for_user(user).can_edit()


def _locked(page_id: int) -> ArticlePage:
    """The latest draft, with its row locked, so that nobody saves another one meanwhile."""
    page = ArticlePage.objects.select_for_update().get(pk=page_id)
    return page.get_latest_revision_as_object()


def _refuse_unready(draft: ArticlePage, user: User, mark: str, *, again: bool) -> None:
    found = [] if may_submit(draft, user) else [_("您没有编辑这篇文章的权限，不能提交审核。")]
    found += gaps(draft)
    source = source_of(draft)
    if source and source.missing:
        found.append(_("还有%(count)s处没有译完。") % {"count": source.missing})
    if source and not source.current:
        found.append(_("原文在翻译之后改动过，请先更新译文。"))
    if is_banned(canonical_content(draft)):
        found.append(_("这个文本已被永久禁用，改正之后才能再送审。"))
    if not again and _cleared(draft, mark, source):
        found.append(_("这个文本已经审定，不需要再审。"))
    if found:
        raise NotSubmittable(found)


def _cleared(draft: ArticlePage, mark: str, source: SourceText | None) -> bool:
    clearances = Clearance.objects.active().filter(page_id=draft.pk, fingerprint=mark)
    return clearances.filter(source_fingerprint=source.fingerprint if source else "").exists()


def _refuse_ineligible(draft: ArticlePage, reviewer: User, kind: str) -> None:
    if kind != kind_of(draft):
        raise NotEligible(_("原文审科学性，译文审语言：这次送审的不是这一种。"))
    found = why_not(draft, reviewer, kind)
    if found:
        raise NotEligible(objection.sentence for objection in found)


def _asked(draft: ArticlePage, mark: str, *, kind: str) -> Submission:
    submission = Submission.objects.for_text(draft, mark)
    if submission is None or submission.kind != kind:
        raise NotSubmitted(_("这个文本还没有人提交审核，或提交之后又改动过。请编写人重新提交。"))
    return submission


def _write(submission: Submission, opinion: Opinion, reviewer: User) -> Verdict:
    verdict = Verdict.objects.create(
        page_id=submission.page_id,
        fingerprint=submission.fingerprint,
        kind=opinion.kind,
        decision=Decision(opinion.decision),
        reviewer=reviewer,
        checklist=dict(opinion.checklist),
        comment=opinion.comment.strip(),
        findings=dict(opinion.findings),
        excuse=opinion.excuse if opinion.decision == Decision.DECLINE else "",
        at=timezone.now(),
    )
    said = {"decision": verdict.decision, "fingerprint": verdict.fingerprint}
    _note("verdict", reviewer, verdict.page, detail=said)
    return verdict


def _ask(draft: ArticlePage, user: User, *, kind: str, mark: str) -> Submission:
    content, now = canonical_content(draft), timezone.now()
    partner = PartnerReview.objects.of_words(draft, text_digest(content))
    risk = routes.route(content, standing.topics_of(draft), partner=partner is not None)
    return Submission.objects.create(
        page_id=draft.pk,
        fingerprint=mark,
        kind=kind,
        asked_by=user,
        asked_at=now,
        content=content,
        risk=risk,
        experts_needed=routes.experts_needed(kind, risk),
        due_at=now + routes.time_allowed(kind, risk),
    )


def _answer(submission: Submission, verdict: Verdict, source: SourceText | None) -> None:
    """Changes close the request; approving does when enough have; declining leaves it open."""
    if verdict.decision == Decision.DECLINE:
        _step_back(submission, verdict)
        return
    approvals = Verdict.objects.answering(submission).approving()
    if verdict.decision == Decision.APPROVE and approvals.count() < submission.experts_needed:
        Submission.objects.filter(pk=submission.pk).update(taken_by=None)
        return
    submission.state = SubmissionState.ANSWERED
    submission.save(update_fields=["state"])
    if verdict.decision == Decision.APPROVE:
        _clear(verdict, source)


def _step_back(submission: Submission, verdict: Verdict) -> None:
    """Who declines lets go of it; a conflict of interest is remembered for the whole article."""
    Submission.objects.filter(pk=submission.pk).update(taken_by=None)
    if verdict.excuse == Excuse.CONFLICT:
        Interest.objects.create(
            user=verdict.reviewer,
            translation_key=verdict.page.translation_key,
            note=verdict.comment[:300],
        )


def _clear(verdict: Verdict, source: SourceText | None) -> Clearance:
    clearance = Clearance.objects.create(
        page_id=verdict.page_id,
        fingerprint=verdict.fingerprint,
        verdict=verdict,
        source_page_id=source.page_id if source else None,
        source_fingerprint=source.fingerprint if source else "",
        granted_at=verdict.at,
    )
    _note("clear", verdict.reviewer, verdict.page, detail={"fingerprint": verdict.fingerprint})
    return clearance


def _note(act: str, user: User, page: Any, *, detail: dict[str, Any]) -> None:
    detail = {key: str(value) for key, value in detail.items()}
    record.append(act, actor=user, subject=f"page/{page.pk}", detail=detail)
