"""Writing to members of staff, each in their own language; `sending` takes it to the post."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import connection
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from mongolian.dates import format_date
from outbox.actions import OutsideTransaction
from outbox.claims import clock

from .kinds import SENTENCES, Kind
from .models import Letter


@dataclass(frozen=True)
class Subject:
    """What a letter is about: its title, the admin's address for it, and the day that counts."""

    title: str
    path: str
    day: date | None = None


def write(people: Iterable[User], kind: Kind, *, about: str, subject: Subject) -> int:
    """Leave one letter each to those who want mail, in the caller's transaction; returns how many.

    The same person is written to once `about` the same thing on the same occasion. Raises
    OutsideTransaction: the letter and what it speaks of are committed together, or neither is.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"letter {kind} {about}")
    wanted = [one for one in people if reachable(one)]
    letters = [_letter(one, kind, about, subject) for one in wanted]
    Letter.objects.bulk_create(letters, ignore_conflicts=True)
    return len(letters)


def reachable(user: User) -> bool:
    """Whether mail is set up here, and this person has an address and has not declined it."""
    return bool(settings.STAFF_MAIL and user.is_active and user.email and user.wants_mail)


def _letter(user: User, kind: Kind, about: str, subject: Subject) -> Letter:
    now = clock()
    url = settings.WAGTAILADMIN_BASE_URL + subject.path
    with translation.override(user.language):
        said = SENTENCES[kind] % {
            "title": subject.title,
            "day": _written(subject.day, user.language),
        }
        opt_out = settings.WAGTAILADMIN_BASE_URL + "/admin/review/mine/"
        foot = _("不想再收提醒邮件：打开%(url)s，选“不用邮件提醒”。") % {"url": f" {opt_out} "}
        return Letter(
            key=f"{kind}:{about}:{user.pk}",
            user=user,
            kind=kind,
            language=user.language,
            subject=f"{_('科普e站')} · {kind.label}",
            body=f"{said}\n\n{url}\n\n{foot}",
            url=url,
            next_at=now,
            created_at=now,
        )


def _written(day: date | None, language: str) -> str:
    if day is None:
        return ""
    return format_date(day) if language == "mvf" else f"{day.year}年{day.month}月{day.day}日"
