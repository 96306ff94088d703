"""Taking over what a partner has written and reviewed: a draft, and the partner's review beside it.

It opens no way around our own experts: the draft goes the way of every draft, and what the
partner's review counts for is decided by `routes` on the words as they are when it is submitted.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts.models import Unit, User
from content.pages.addresses import free_slug
from content.pages.fingerprint import canonical_content, text_digest
from content.pages.models import ArticlePage, SectionPage
from content.pages.models.base import Level, Origin
from content.record import actions as record

from .bans import is_banned
from .models import PartnerReview
from .refusals import NotImportable


@dataclass(frozen=True)
class Parcel:
    """A partner's article: its words, whose they are, and who vouched for them there."""

    title: str
    summary: str
    #: Paragraphs, with an empty line between them; a line that begins with # is a heading.
    text: str
    source: str
    source_url: str
    institution: str
    reviewer: str
    reviewed_on: date
    evidence_url: str
    licence: str
    source_unit: Unit | None = None


@transaction.atomic
def take_over(parcel: Parcel, section: SectionPage, user: User) -> ArticlePage:
    """The partner's article as a draft of `user`, with the partner's review recorded.

    Raises NotImportable with every reason; nothing is written then.
    """
    found = objections(parcel, section, user)
    if found:
        raise NotImportable(found)
    page = _draft(parcel, section, user, unit=cast(Unit, user.unit))
    content = canonical_content(page)
    if is_banned(content):
        raise NotImportable(_("这个文本已被永久禁用，不能引进。"))
    _record(parcel, page, user, text=text_digest(content))
    return page


def may_import(section: SectionPage, user: User) -> bool:
    """Whether this person may write on this shelf."""
    return user.unit is not None and section.permissions_for_user(user).can_add_subpage()


def may_import_anywhere(user: User) -> bool:
    """Whether there is a shelf on which this person may write."""
    return any(may_import(section, user) for section in SectionPage.objects.all())


def objections(parcel: Parcel, section: SectionPage, user: User) -> list[str]:
    """Why this cannot be taken over; empty when it can."""
    found = []
    if not may_import(section, user):
        found.append(_("您没有在这个栏目写文章的权限，或还没有登记单位。"))
    if not all(v.strip() for v in (parcel.institution, parcel.reviewer, parcel.evidence_url)):
        found.append(_("请写明对方由哪个机构、由谁审核，并附审核依据的地址。"))
    if parcel.reviewed_on > timezone.localdate():
        found.append(_("对方审核日期不能在今天之后。"))
    if not parcel.source.strip() or not parcel.source_url.strip():
        found.append(_("请写明来源单位和原文地址。"))
    return found


def blocks(text: str) -> list[tuple[str, Any]]:
    """The partner's paragraphs as blocks of ours; their words are kept as they are."""
    pieces = [piece.strip() for piece in re.split(r"\n\s*\n", text.replace("\r\n", "\n"))]
    return [_block(piece) for piece in pieces if piece]


def _block(piece: str) -> tuple[str, Any]:
    if piece.startswith("#") and "\n" not in piece:
        return "heading", piece.lstrip("# ")
    lines = [format_html("{}", line.strip()) for line in piece.split("\n")]
    return "text", f"<p>{'<br/>'.join(lines)}</p>"


def _draft(parcel: Parcel, section: SectionPage, user: User, *, unit: Unit) -> ArticlePage:
    page = ArticlePage(
        locale=section.locale,
        owner=user,
        live=False,
        slug=free_slug(parcel.title, lambda slug: _taken(slug, section)),
        title=parcel.title.strip(),
        summary=parcel.summary.strip(),
        body=blocks(parcel.text),
        origin_unit=unit,
        level=Level.CITY if unit.is_root() else Level.BANNER,
        origin=Origin.PARTNER,
        licence=parcel.licence,
        adapted_from=parcel.source.strip()[:300],
        adapted_url=parcel.source_url[:300],
    )
    section.add_child(instance=page)
    page.save_revision(user=user)
    return page.get_latest_revision_as_object()


def _taken(slug: str, section: SectionPage) -> bool:
    return section.get_children().filter(slug=slug).exists()


def _record(parcel: Parcel, page: ArticlePage, user: User, *, text: str) -> None:
    names = ("source", "source_unit", "source_url", "institution", "reviewer", "evidence_url",
             "reviewed_on", "licence")  # fmt: skip
    said = {name: getattr(parcel, name) for name in names}
    PartnerReview.objects.create(
        page_id=page.pk, text=text, recorded_by=user, recorded_at=timezone.now(), **said
    )
    detail = {name: str(value) for name, value in said.items() if value} | {"text": text}
    record.append("import", actor=user, subject=f"page/{page.pk}", detail=detail)
