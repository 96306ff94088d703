"""The named acts by which content becomes public, and stops being so.

The only makers of a Publication.
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.parts import in_part
from content.pages.additions import may_add
from content.pages.fingerprint import canonical_content, fingerprint
from content.pages.models import ArticlePage
from content.record import actions as record
from content.review.bans import ban, is_banned
from content.review.models import Clearance
from content.review.voiding import void
from content.signals import content_released, content_withdrawn
from content.translation import owing
from content.translation.models import Pin
from outbox.models import State

from .enums import ProposalState, PublicationState, ReleaseKind
from .freezing import freeze, review_by, shown_objects, vouchers
from .models import Publication, Release, ScheduledRelease, ShownObject, SoloProposal
from .rules import NotReady, Side, objections
from .told import NEW_VERDICT, Grounds

_KEY = "translation_key"


@transaction.atomic
def release_pair(page: ArticlePage, user: User, *, correction: str = "") -> Release:
    """Make both languages of `page`'s pair public, in one transaction.

    `page` may be either language version. `correction` (one of `Correction`) says what this
    version corrects; readers see it with the date. Raises NotReady with every reason.
    """
    original, translation = pair_of(page)
    found = objections(side(original), side(translation) if translation else None)
    refuse(user, found, key=page.translation_key)
    pair = [original, translation]
    release = make_public(pair, user, kind=ReleaseKind.PAIR, correction=correction)
    owing.settle(original.pk)
    return release


@transaction.atomic
def withdraw(
    translation_key: UUID, user: User, *, reason: str, grounds: str = Grounds.CHECKING
) -> list[Publication]:
    """Call both languages back from everywhere. Doing it again changes nothing.

    `reason` is for the staff; readers are told the `grounds` at once, in words of ours. What was
    wrong, harmful or outdated (`NEW_VERDICT`) loses its clearance: nobody releases that text again
    without a new verdict. Returns what was public until now. Raises NotReady for no reason given.
    """
    if not reason.strip():
        raise NotReady([_("请写明撤回的原因。")])
    refuse(user, [], key=translation_key)
    return _withdraw(translation_key, user, act="withdraw", reason=reason, grounds=grounds)


@transaction.atomic
def kill(
    translation_key: UUID, user: User, *, reason: str, grounds: str = Grounds.HARMFUL
) -> list[Publication]:
    """Withdraw, and refuse these very texts everywhere from now on, copies and imports included.

    Every version is banned and no longer cleared. Raises NotReady as `withdraw`.
    """
    if not reason.strip():
        raise NotReady([_("请写明禁用的原因。")])
    refuse(user, [], key=translation_key)
    ended = _withdraw(translation_key, user, act="kill", reason=reason, grounds=grounds)
    for publication in Publication.objects.filter(translation_key=translation_key):
        ban(publication.content, user, reason=reason)
    return ended


@transaction.atomic
def lapse(translation_key: UUID, *, reason: str) -> list[Publication]:
    """Call back what nobody has looked at again in time. The system's act, not a person's."""
    grounds = Grounds.OVERDUE
    return _withdraw(translation_key, None, act="lapse", reason=reason, grounds=grounds)


def _withdraw(
    translation_key: UUID, user: User | None, *, act: str, reason: str, grounds: str
) -> list[Publication]:
    current = list(
        Publication.objects.current().select_for_update().filter(translation_key=translation_key)
    )
    for publication in current:
        publication.grounds = grounds
        _end(publication, PublicationState.WITHDRAWN, reason=reason)
        _mirror(publication.page_id, live=False)
        if grounds in NEW_VERDICT or act == "kill":
            void(publication.page_id, publication.fingerprint, user, reason=reason)
        record.append(
            act,
            actor=user,
            subject=publication.url,
            detail={"reason": reason, "grounds": str(grounds)},
        )
    if current:
        for key in set(Publication.objects.adding_to(translation_key).values_list(_KEY, flat=True)):
            _withdraw(key, user, act=act, reason=reason, grounds=grounds)
        _owe_nothing(translation_key)
    _nothing_waits(translation_key, user)
    if current:
        content_withdrawn.send(Publication, publications=current, reason=reason)
    return current


def _owe_nothing(translation_key: UUID) -> None:
    for page in ArticlePage.objects.filter(translation_key=translation_key):
        owing.settle(page.pk)


def _nothing_waits(translation_key: UUID, user: User | None) -> None:
    """What was called back comes out again by a new decision only: no plan, no old proposal."""
    of_pair = Q(page__translation_key=translation_key)
    planned = ScheduledRelease.objects.select_for_update().filter(of_pair)
    for row in planned.filter(state__in=[State.DUE, State.LEASED]).order_by("pk"):
        cancel_plan(row, user)
    proposed = SoloProposal.objects.select_for_update().filter(of_pair)
    for proposal in proposed.filter(state=ProposalState.PROPOSED).order_by("pk"):
        drop_proposal(proposal, user)


def cancel_plan(row: ScheduledRelease, user: User | None) -> None:
    """Take this planned release back, on record."""
    row.state = State.CANCELLED
    row.save(update_fields=["state"])
    detail = {"at": row.planned_at.isoformat()}
    record.append("cancel_plan", actor=user, subject=f"page/{row.page_id}", detail=detail)


def drop_proposal(proposal: SoloProposal, user: User | None) -> None:
    """End a proposal that waits, on record; nothing of it goes out."""
    proposal.state, proposal.answered_at = ProposalState.DROPPED, timezone.now()
    proposal.answered_by = user
    proposal.save(update_fields=["state", "answered_by", "answered_at"])
    detail = {"fingerprint": proposal.fingerprint, "reason": proposal.reason}
    record.append("drop_alone", actor=user, subject=f"page/{proposal.page_id}", detail=detail)


def can_release(user: User) -> bool:
    """Whether this person may release and withdraw."""
    return user.is_active and user.has_perm("release.add_release")


def in_own_part(translation_key: UUID, user: User) -> bool:
    """Whether every text of this pair comes from the part that this person works in."""
    pair = ArticlePage.objects.filter(translation_key=translation_key)
    return all(in_part(user, page.origin_unit) for page in pair.select_related("origin_unit"))


def refuse(user: User, found: list[str], *, key: UUID | None = None) -> None:
    """Raise NotReady on any objection, when `user` may not release, or not the pair of `key`."""
    if not can_release(user):
        found = [_("您没有发布权限。"), *found]
    elif key and not in_own_part(key, user):
        found = [_("这篇文章不在您单位的范围内，由它的单位或上级单位发布和撤回。"), *found]
    if found:
        raise NotReady(found)


def pair_of(page: ArticlePage) -> tuple[ArticlePage, ArticlePage | None]:
    """The latest drafts of the original and of its translation, whichever of them `page` is."""
    pin = Pin.objects.filter(page_id=page.pk).first()
    source_id = pin.source_page_id if pin else page.pk
    other = Pin.objects.filter(source_page_id=source_id).first()
    return latest(source_id), latest(other.page_id) if other else None


def latest(page_id: int) -> ArticlePage:
    """The newest saved draft of a page."""
    return ArticlePage.objects.get(pk=page_id).get_latest_revision_as_object()


def side(page: ArticlePage) -> Side:
    """One draft as `rules` sees it."""
    mark = fingerprint(page)
    clearance = _clearance(page, mark)
    return Side(
        language=page.locale.language_code,
        fingerprint=mark,
        cleared=clearance is not None,
        source_fingerprint=clearance.source_fingerprint if clearance else "",
        banned=clearance is not None and is_banned(canonical_content(page)),
    )


def _clearance(page: ArticlePage, mark: str) -> Clearance | None:
    return Clearance.objects.select_related("verdict__reviewer__unit").for_text(page, mark)


def make_public(
    pages: list[Any],
    user: User,
    *,
    kind: str,
    proposal: SoloProposal | None = None,
    correction: str = "",
) -> Release:
    """Write the publications of one release; `release_pair` and `alone` ask who agreed to it.

    Raises NotReady for an addition to a text that is not public, or that stands not above it.
    """
    refuse(user, [why for page in pages if (why := _baseless(page))])
    release = Release.objects.create(
        translation_key=pages[0].translation_key,
        kind=kind,
        reason=proposal.reason if proposal else "",
        proposal=proposal,
        released_by=user,
        released_at=timezone.now(),
    )
    clearances = [_clearance(page, fingerprint(page)) for page in pages]
    found = [clearance for clearance in clearances if clearance]
    shared = {
        "vouched": vouchers(found),
        "review_by": review_by(found, release.released_at),
        "correction": correction,
    }
    superseded, publications = [], []
    for page, clearance in zip(pages, clearances, strict=True):
        superseded += _supersede(page)
        publication = _publish(page, release, {**shared, "clearance": clearance})
        publications.append(publication)
        record.append(
            "release", actor=user, subject=publication.url, detail={"uuid": str(publication.uuid)}
        )
    content_released.send(Release, publications=publications, superseded=superseded)
    return release


def _baseless(page: ArticlePage) -> str:
    """Why this text, if it adds to another, may not go out; "" when it may."""
    if page.adds_to is None:
        return ""
    shown = Publication.objects.current().filter(translation_key=page.adds_to)
    base = ArticlePage.objects.filter(pk__in=shown.values("page_id")).first()
    if base is None:
        return _("它补充的那篇文章现在没有公开，补充不能单独发布。")
    if not may_add(page.origin_unit, base):
        return _("只有下级单位可以给上级单位的文章作补充，补充之上不能再补充。")
    return ""


def _supersede(page: ArticlePage) -> list[Publication]:
    current = list(Publication.objects.current().select_for_update().filter(page_id=page.pk))
    for publication in current:
        _end(publication, PublicationState.SUPERSEDED)
    return current


def _end(publication: Publication, state: PublicationState, *, reason: str = "") -> None:
    publication.state = state
    if state == PublicationState.WITHDRAWN:
        publication.withdrawn_at = timezone.now()
        publication.withdrawn_reason = reason
    publication.save(update_fields=["state", "withdrawn_at", "withdrawn_reason", "grounds"])


def _publish(page: ArticlePage, release: Release, fields: dict[str, Any]) -> Publication:
    frozen = freeze(page)
    publication = Publication.objects.create(
        page_id=page.pk,
        release=release,
        translation_key=page.translation_key,
        version=Publication.objects.filter(page_id=page.pk).count() + 1,
        released_at=release.released_at,
        **fields,
        **frozen,
    )
    ShownObject.objects.bulk_create(
        ShownObject(publication=publication, sha256=sha256)
        for sha256 in sorted(shown_objects(frozen))
    )
    _mirror(page.pk, live=True, draft=page)
    return publication


def _mirror(page_id: int, *, live: bool, draft: ArticlePage | None = None) -> None:
    """Let Wagtail's own row say what is true: live exactly while there is a current publication."""
    if live and draft is not None:
        draft.get_latest_revision().publish(skip_permission_checks=True)
    else:
        ArticlePage.objects.get(pk=page_id).unpublish(set_expired=False)
