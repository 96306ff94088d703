"""The named acts by which content becomes public, and stops being so.

The only makers of a Publication.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.record import actions as record
from content.review.bans import ban
from content.review.models import Clearance
from content.signals import content_released, content_withdrawn
from content.translation import owing
from content.translation.models import Pin

from .enums import PublicationState, ReleaseKind
from .freezing import freeze, review_by, shown_objects, vouchers
from .models import Publication, Release, ShownObject, SoloProposal
from .rules import NotReady, Side, objections

#: What a new version corrects, by language.
Notes = Mapping[str, str]


@transaction.atomic
def release_pair(page: ArticlePage, user: User, *, notes: Notes | None = None) -> Release:
    """Make both languages of `page`'s pair public, in one transaction.

    `page` may be either language version. `notes` say by language what this version corrects;
    readers see them with the date. Raises NotReady with every reason.
    """
    original, translation = pair_of(page)
    refuse(user, objections(side(original), side(translation) if translation else None))
    release = make_public([original, translation], user, kind=ReleaseKind.PAIR, notes=notes)
    owing.settle(original.pk)
    return release


@transaction.atomic
def withdraw(translation_key: UUID, user: User, *, reason: str) -> list[Publication]:
    """Call both languages back from everywhere. Doing it again changes nothing.

    Returns what was public until now. Raises NotReady when no reason is given.
    """
    if not reason.strip():
        raise NotReady([_("请写明撤回的原因，读者和e站会看到撤回说明。")])
    refuse(user, [])
    return _withdraw(translation_key, user, act="withdraw", reason=reason)


@transaction.atomic
def kill(translation_key: UUID, user: User, *, reason: str) -> list[Publication]:
    """Withdraw, and refuse these very texts everywhere from now on, copies and imports included.

    Every version that ever was public is banned. Raises NotReady as `withdraw` does.
    """
    if not reason.strip():
        raise NotReady([_("请写明禁用的原因，读者和e站会看到撤回说明。")])
    refuse(user, [])
    ended = _withdraw(translation_key, user, act="kill", reason=reason)
    for publication in Publication.objects.filter(translation_key=translation_key):
        ban(publication.content, user, reason=reason)
    return ended


@transaction.atomic
def lapse(translation_key: UUID, *, reason: str) -> list[Publication]:
    """Call back what nobody has looked at again in time. The system's act, not a person's."""
    return _withdraw(translation_key, None, act="lapse", reason=reason)


def _withdraw(
    translation_key: UUID, user: User | None, *, act: str, reason: str
) -> list[Publication]:
    current = list(
        Publication.objects.current().select_for_update().filter(translation_key=translation_key)
    )
    for publication in current:
        _end(publication, PublicationState.WITHDRAWN, reason=reason)
        _mirror(publication.page_id, live=False)
        record.append(act, actor=user, subject=publication.url, detail={"reason": reason})
    if current:
        _owe_nothing(translation_key)
        content_withdrawn.send(Publication, publications=current, reason=reason)
    return current


def _owe_nothing(translation_key: UUID) -> None:
    for page in ArticlePage.objects.filter(translation_key=translation_key):
        owing.settle(page.pk)


def can_release(user: User) -> bool:
    """Whether this person may release and withdraw."""
    return user.is_active and user.has_perm("release.add_release")


def refuse(user: User, found: list[str]) -> None:
    """Raise NotReady when there is any objection, or `user` may not release."""
    if not can_release(user):
        found = [_("您没有发布权限。"), *found]
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
    )


def _clearance(page: ArticlePage, mark: str) -> Clearance | None:
    return Clearance.objects.select_related("verdict__reviewer__unit").for_text(page, mark)


def make_public(
    pages: list[Any],
    user: User,
    *,
    kind: str,
    proposal: SoloProposal | None = None,
    notes: Notes | None = None,
) -> Release:
    """Write the publications of one release; `release_pair` and `alone` ask who agreed to it."""
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
    }
    superseded, publications = [], []
    for page, clearance in zip(pages, clearances, strict=True):
        superseded += _supersede(page)
        note = (notes or {}).get(page.locale.language_code, "").strip()
        publication = _publish(page, release, {**shared, "clearance": clearance, "note": note})
        publications.append(publication)
        record.append(
            "release", actor=user, subject=publication.url, detail={"uuid": str(publication.uuid)}
        )
    content_released.send(Release, publications=publications, superseded=superseded)
    return release


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
    publication.save(update_fields=["state", "withdrawn_at", "withdrawn_reason"])


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
