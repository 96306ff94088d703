"""One language alone: the exception. One person proposes it, another lets it out, both on record.

Nothing is public between the two. What goes out is exactly the text that was proposed, and from
then on the other language is owed by a day (`content.translation.owing`).
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from content.pages.models import ArticlePage
from content.record import actions as record
from content.translation import owing

from . import actions
from .enums import ProposalState, ReleaseKind
from .models import Release, SoloProposal
from .rules import NotReady, objections

#: How long readers of the other language may be kept waiting.
LONGEST = timedelta(days=60)
USUAL = timedelta(days=14)


@transaction.atomic
def propose(
    page: ArticlePage, user: User, *, reason: str, translation_due: date, correction: str = ""
) -> SoloProposal:
    """Ask a second person to let this text out alone. Nothing becomes public.

    `correction` (one of `Correction`) is told to readers once it is out. Raises NotReady when the
    text is not cleared, no reason is given, the day for the translation is past or too far away, or
    a proposal is waiting already.
    """
    draft = actions.latest(page.pk)
    side = actions.side(draft)
    found = objections(side, None, alone=True)
    if not reason.strip():
        found.append(_("请写明单语发布的理由。"))
    today = timezone.localdate()
    if not today < translation_due <= today + LONGEST:
        found.append(_("译文期限要在今后%(days)s天之内。") % {"days": LONGEST.days})
    if waiting(page):
        found.append(_("已经有一个提议在等另一个人确认。"))
    actions.refuse(user, found, key=page.translation_key)
    proposal = SoloProposal.objects.create(
        page_id=draft.pk,
        fingerprint=side.fingerprint,
        reason=reason.strip(),
        translation_due=translation_due,
        correction=correction,
        proposed_by=user,
        proposed_at=timezone.now(),
    )
    _note("propose_alone", proposal, user)
    return proposal


@transaction.atomic
def confirm(proposal: SoloProposal, user: User) -> Release:
    """The second person lets the text out. Raises NotReady for the proposer, or another text."""
    row = _open(proposal)
    page = actions.latest(row.page_id)
    side = actions.side(page)
    found = objections(side, None, alone=True)
    if row.proposed_by_id == user.pk:
        found.append(_("提议的人不能自己确认，须由另一位发布人确认。"))
    if side.fingerprint != row.fingerprint:
        found.append(_("提议之后文本又有改动，请重新提议。"))
    actions.refuse(user, found, key=page.translation_key)
    row.state, row.answered_by, row.answered_at = ProposalState.CONFIRMED, user, timezone.now()
    row.save(update_fields=["state", "answered_by", "answered_at"])
    _note("confirm_alone", row, user)
    release = actions.make_public(
        [page], user, kind=ReleaseKind.SINGLE, proposal=row, correction=row.correction
    )
    owing.owe(page.pk, row.translation_due)
    return release


@transaction.atomic
def drop(proposal: SoloProposal, user: User) -> None:
    """Take it back, or say no to it. Raises NotReady for who may not release."""
    row = _open(proposal)
    actions.refuse(user, [], key=actions.latest(row.page_id).translation_key)
    actions.drop_proposal(row, user)


def waiting(page: ArticlePage) -> SoloProposal | None:
    """The proposal about this page that waits for a second person."""
    found = SoloProposal.objects.filter(page_id=page.pk, state=ProposalState.PROPOSED)
    return found.select_related("proposed_by").first()


def waiting_for(user: User) -> list[SoloProposal]:
    """What this person is the second person for, of their own part, the longest waiting first."""
    if not actions.can_release(user):
        return []
    found = SoloProposal.objects.filter(state=ProposalState.PROPOSED).exclude(proposed_by=user)
    rows = found.select_related("page", "proposed_by").order_by("proposed_at", "id")
    return [row for row in rows if actions.in_own_part(row.page.translation_key, user)]


def _open(proposal: SoloProposal) -> SoloProposal:
    row = (
        SoloProposal.objects.select_for_update()
        .filter(pk=proposal.pk, state=ProposalState.PROPOSED)
        .first()
    )
    if row is None:
        raise NotReady([_("这个提议已经有了结果。")])
    return row


def _note(act: str, proposal: SoloProposal, user: User) -> None:
    detail = {"fingerprint": proposal.fingerprint, "reason": proposal.reason}
    record.append(act, actor=user, subject=f"page/{proposal.page_id}", detail=detail)
