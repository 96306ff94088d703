"""Words of the staff that readers see beside a text: shown once a second person has read them.

What must not wait (that a text is called back, that a version corrects another, how a letter
ended) is said at once in fixed, translated words; only what somebody writes freely waits.
"""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.parts import has_the_whole
from content.record import actions as record
from content.review.models import Expert

from . import actions
from .models import Release, Remark
from .rules import NotReady


def of_release(release_id: int) -> str:
    """The subject of what is said of a release."""
    return f"release/{release_id}"


@transaction.atomic
def write(
    subject: str, user: User, *, zh: str, mn: str = "", about: UUID | None = None
) -> Remark | None:
    """Keep what `user` wants readers to see beside `subject`; nothing for no words.

    `about` is the pair that it is about, whose part may confirm it.
    """
    if not (zh.strip() or mn.strip()):
        return None
    remark = Remark.objects.create(
        subject=subject,
        translation_key=about,
        text_zh=zh.strip(),
        text_mn=mn.strip(),
        written_by=user,
        written_at=timezone.now(),
    )
    _note("remark", remark, user)
    return remark


@transaction.atomic
def confirm(remark: Remark, user: User) -> None:
    """Let readers see it. Raises NotReady for who wrote it, or may not answer for it."""
    row = _waiting(remark, user)
    if row.written_by_id == user.pk:
        raise NotReady([_("写的人不能自己确认，须由另一个人确认。")])
    row.confirmed_by, row.confirmed_at = user, timezone.now()
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    _note("confirm_remark", row, user)


@transaction.atomic
def drop(remark: Remark, user: User) -> None:
    """Readers never see it; the words stay in the log. Raises NotReady as `confirm` does.

    Who wrote it may take it back too.
    """
    row = _waiting(remark, user)
    _note("drop_remark", row, user)
    row.delete()


def _waiting(remark: Remark, user: User) -> Remark:
    """The words, locked, for who may answer for them while nobody has."""
    row = Remark.objects.select_for_update().filter(pk=remark.pk, confirmed_by=None).first()
    if row is None:
        raise NotReady([_("已经有人确认或退回过。")])
    if not may_confirm(user):
        raise NotReady([_("只有发布人和登记在册的专家可以确认。")])
    if not in_reach(row, user):
        raise NotReady([_("这篇文章不在您单位的范围内，由它的单位、上级单位或专家确认。")])
    return row


def may_confirm(user: User) -> bool:
    """Whether this person may be the second: who releases, or vouches."""
    return actions.can_release(user) or _vouches(user)


def in_reach(remark: Remark, user: User) -> bool:
    """Whether this person may answer for it: an expert for any text, as they may vouch for any.

    Who releases, for a text of their own part; for a letter about no text, the whole city's.
    """
    if _vouches(user):
        return True
    if remark.translation_key is None:
        return has_the_whole(user)
    return actions.in_own_part(remark.translation_key, user)


def _vouches(user: User) -> bool:
    return user.is_active and Expert.objects.filter(user_id=user.pk).exists()


def waiting_for(user: User) -> list[Remark]:
    """What this person may be the second for, the longest waiting first."""
    if not may_confirm(user):
        return []
    found = Remark.objects.filter(confirmed_by=None).exclude(written_by=user)
    rows = found.select_related("written_by").order_by("written_at", "id")
    return [row for row in rows if in_reach(row, user)]


def shown(subject: str) -> dict[str, str]:
    """What readers see of `subject` by language code; empty while nobody has confirmed it."""
    remark = Remark.objects.filter(subject=subject).exclude(confirmed_by=None).first()
    return {"zh-hans": remark.text_zh, "mvf": remark.text_mn} if remark else {}


def about(remark: Remark) -> str:
    """Beside what it will stand, for who confirms it."""
    kind, _sep, key = remark.subject.partition("/")
    if kind != "release":
        return _("读者来信 %(code)s") % {"code": key}
    publication = Release.objects.get(pk=key).publications.order_by("id").first()
    return publication.title if publication else ""


def _note(act: str, remark: Remark, user: User) -> None:
    said = {"zh-hans": remark.text_zh, "mvf": remark.text_mn}
    record.append(act, actor=user, subject=remark.subject, detail=said)
