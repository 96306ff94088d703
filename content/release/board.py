"""Where each pair stands, in the words an editor uses."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.parts import in_part
from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.review.bans import is_banned
from content.review.models import Clearance

from . import actions
from .enums import PublicationState
from .models import Publication
from .rules import objections

READY, PUBLIC, WITHDRAWN, WAITING = "ready", "public", "withdrawn", "waiting"
LABELS = {
    READY: _("可发布"),
    PUBLIC: _("已发布"),
    WITHDRAWN: _("已撤回"),
    WAITING: _("准备中"),
}


@dataclass(frozen=True)
class Pair:
    """One article in both languages, as the release desk shows it."""

    original: ArticlePage
    translation: ArticlePage | None
    reasons: list[str]
    publications: list[Publication]
    changed: bool
    #: The pages whose text, as it is now, is cleared.
    cleared: frozenset[int] = frozenset()
    #: The same text was cleared anew, so that its next review-by date can go out.
    looked_at_again: bool = False

    @property
    def key(self) -> UUID:
        return self.original.translation_key

    @property
    def current(self) -> list[Publication]:
        return [p for p in self.publications if p.state == PublicationState.CURRENT]

    @property
    def state(self) -> str:
        """public, ready, withdrawn or waiting."""
        if self.current and not self.can_release:
            return PUBLIC
        if not self.reasons:
            return READY
        withdrawn = any(p.state == PublicationState.WITHDRAWN for p in self.publications)
        return WITHDRAWN if withdrawn else WAITING

    @property
    def withdrawal(self) -> Publication | None:
        """The newest publication when it was called back and nothing is public since."""
        newest = max(self.publications, key=lambda p: p.pk, default=None)
        called_back = newest and newest.state == PublicationState.WITHDRAWN and not self.current
        return newest if called_back else None

    @property
    def killed(self) -> bool:
        """Whether what was called back last may never be shown again."""
        return bool(self.withdrawal and is_banned(self.withdrawal.content))

    @property
    def label(self) -> str:
        return str(LABELS[self.state])

    @property
    def can_release(self) -> bool:
        return not self.reasons and (self.changed or self.looked_at_again or not self.current)


def pair(page: ArticlePage) -> Pair:
    """The pair that `page` belongs to, and what still keeps it from going out."""
    original, translation = actions.pair_of(page)
    source, target = actions.side(original), actions.side(translation) if translation else None
    publications = list(
        Publication.objects.filter(translation_key=original.translation_key).newest_first()
    )
    shown = {p.fingerprint for p in publications if p.state == PublicationState.CURRENT}
    sides = [(original, source), *([(translation, target)] if translation and target else [])]
    drafts = {side.fingerprint for _page, side in sides}
    return Pair(
        original=original,
        translation=translation,
        reasons=objections(source, target),
        publications=publications,
        changed=not drafts <= shown,
        cleared=frozenset(page.pk for page, side in sides if side.cleared),
        looked_at_again=_looked_at_again(original, publications),
    )


def _looked_at_again(original: ArticlePage, publications: list[Publication]) -> bool:
    newest = Clearance.objects.for_text(original, fingerprint(original))
    shown = [p for p in publications if p.page_id == original.pk and p.state == "current"]
    return bool(newest and shown and shown[0].clearance_id != newest.pk)


def pairs_for(user: User) -> list[Pair]:
    """Every pair of the part that this person works in, or wrote; the rest is not theirs to see."""
    return [one for one in pairs() if theirs(one, user)]


def theirs(one: Pair, user: User) -> bool:
    """Whether this person works in the pair's part, or wrote it."""
    return one.original.owner_id == user.pk or in_part(user, one.original.origin_unit)


def pairs() -> list[Pair]:
    """Every pair, the most recently edited first."""
    seen: dict[UUID, Pair] = {}
    for page in ArticlePage.objects.order_by("-latest_revision_created_at"):
        if page.translation_key not in seen:
            seen[page.translation_key] = pair(page)
    return list(seen.values())
