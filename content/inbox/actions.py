"""The named acts on a reader's message."""

import hashlib
import re
import secrets
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from content.record import actions as record
from content.release import remarks
from content.release.enums import PublicationState
from content.release.models import Publication
from content.review.models import Verdict

from .enums import OUTCOMES, Kind, Outcome, State
from .models import Message
from .sealing import seal

#: Days until somebody must have decided. A doubted claim may be hurting people already.
DAYS = {Kind.ERROR: 3, Kind.QUESTION: 7}
_BLOCK = re.compile(r"b([0-9]{1,4})")
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


class NotAllowed(Exception):
    """This cannot be done to the message. `reasons` are sentences for the person who tried."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("；".join(reasons))
        self.reasons = reasons


@transaction.atomic
def receive(
    kind: Kind,
    text: str,
    *,
    language: str,
    publication: Publication | None = None,
    block: str = "",
    contact: str = "",
) -> Message:
    """Keep what a reader wrote, and call those who vouched for what is doubted.

    The same words about the same text again are the message we already have.
    """
    mark = _digest(kind, text, publication, block)
    known = Message.objects.open().filter(digest=mark).first()
    if known is not None:
        return known
    message = Message.objects.create(
        code="".join(secrets.choice(_ALPHABET) for _ in range(10)),
        kind=kind,
        language=language,
        text=text,
        publication=publication,
        block=block,
        statement=statement(publication, block),
        sealed_contact=seal(contact),
        digest=mark,
        received_at=timezone.now(),
        due=timezone.localdate() + timedelta(days=DAYS[kind]),
    )
    if kind == Kind.ERROR and publication is not None:
        message.experts.set(vouchers(publication))
    return message


@transaction.atomic
def assign(message: Message, user: User, *, owner: User, due: date) -> None:
    """Somebody answers for it until `due`. Raises NotAllowed."""
    if not may_handle(user):
        raise NotAllowed(_("您没有分派来信的权限。"))
    _step(message, State.ASSIGNED)
    message.owner, message.due = owner, due
    message.save(update_fields=["state", "owner", "due"])
    detail = {"owner": owner.pk, "due": due.isoformat()}
    record.append("assign_message", actor=user, subject=message.code, detail=detail)


@transaction.atomic
def close(
    message: Message, user: User, *, outcome: Outcome, reason_zh: str, reason_mn: str = ""
) -> None:
    """Decide it. That it was corrected or stands is shown under the article at once; the reason,
    once a second person has confirmed it (`content.release.remarks`). Raises NotAllowed.
    """
    _refuse(objections(message, user, outcome=outcome, reason=reason_zh))
    _step(message, State.CLOSED)
    message.outcome = outcome
    message.reason_zh, message.reason_mn = reason_zh.strip(), reason_mn.strip()
    message.closed_at, message.closed_by = timezone.now(), user
    message.save()
    if outcome != Outcome.UNFIT:
        about = message.publication.translation_key if message.publication else None
        remarks.write(message.subject, user, zh=reason_zh, mn=reason_mn, about=about)
    record.append("close_message", actor=user, subject=message.code, detail={"outcome": outcome})


def objections(message: Message, user: User, *, outcome: Outcome, reason: str) -> list[str]:
    """Why this person cannot end the message like this; empty when they can."""
    found = []
    if not may_decide(message, user):
        found.append(_("只有负责人、为这条论断担保的专家和来信管理员可以办结。"))
    if outcome not in OUTCOMES[Kind(message.kind)]:
        found.append(_("这类来信不能以这个结果办结。"))
    if outcome != Outcome.UNFIT and not reason.strip():
        found.append(_("请写明理由或答复，读者会看到。"))
    if outcome == Outcome.CORRECTED and _still_public(message):
        found.append(_("读者看到的那一版还在公开：先发布改正后的版本或撤回，再记“已改正”。"))
    return found


def may_handle(user: Any) -> bool:
    """Whether this person may hand messages out."""
    return bool(user.is_active and user.has_perm("inbox.handle_message"))


def may_decide(message: Message, user: Any) -> bool:
    """Whether this person may end this message."""
    mine = message.owner_id == user.pk or message.experts.filter(pk=user.pk).exists()
    return user.is_active and (mine or may_handle(user))


def vouchers(publication: Publication) -> list[int]:
    """The people who vouched for this text: for its science, and for its language if translated."""
    clearance = publication.clearance
    pages = {(clearance.page_id, clearance.fingerprint)}
    if clearance.source_page_id:
        pages.add((clearance.source_page_id, clearance.source_fingerprint))
    found: set[int] = set()
    for page, mark in pages:
        approved = Verdict.objects.filter(page_id=page, fingerprint=mark, decision="approve")
        found |= set(approved.values_list("reviewer_id", flat=True))
    return sorted(found)


def statement(publication: Publication | None, block: str) -> str:
    """The claim in this block, in its own words; empty when the block is no claim."""
    body = publication.content["body"] if publication else []
    named = _BLOCK.fullmatch(block)
    if not named or not 0 < int(named[1]) <= len(body):
        return ""
    item = body[int(named[1]) - 1]
    return str(item["value"]["statement"]) if item["type"] == "claim" else ""


def _still_public(message: Message) -> bool:
    publication = message.publication
    return publication is not None and publication.state == PublicationState.CURRENT


def _step(message: Message, state: State) -> None:
    """Take the step under a lock: of two people who answer at once, the second is told so."""
    row = Message.objects.select_for_update().get(pk=message.pk)
    if not row.may_become(state):
        raise NotAllowed(_("这封来信已经办结。"))
    message.state = state


def _refuse(reasons: list[str]) -> None:
    if reasons:
        raise NotAllowed(*reasons)


def _digest(kind: Kind, text: str, publication: Publication | None, block: str) -> str:
    about = f"{publication.language} {publication.translation_key}" if publication else ""
    words = "\x1f".join([kind, about, block, " ".join(text.split())])
    return hashlib.sha256(words.encode()).hexdigest()
