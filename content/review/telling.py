"""Who is written to about a request, and what the letter leads to."""

from collections.abc import Iterable

from django.contrib.auth.models import Permission
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from content.letters import actions as letters
from content.letters.kinds import Kind

from .actions import latest
from .models import Submission
from .routing import candidates

#: So many are asked when nobody has taken the request: the first of those whom routing names.
ASKED_AT_ONCE = 2
COORDINATES = ("review.change_submission", "release.add_release")


def tell(people: Iterable[User], kind: Kind, row: Submission, *, again: str = "") -> int:
    """Write to these people about this request, once on each occasion; `again` makes it another."""
    screen = "review:status" if kind == Kind.ESCALATED else "review:judge"
    return letters.write(
        people,
        kind,
        about=f"{row.pk}.{again}",
        subject=letters.Subject(
            title=latest(row.page_id).title,
            path=reverse(screen, args=[row.page_id]),
            day=timezone.localtime(row.due_at).date() if row.due_at else None,
        ),
    )


def answerable(row: Submission) -> list[User]:
    """Who holds the request; when nobody does, those whom routing would ask first."""
    if row.taken_by:
        return [row.taken_by]
    found = candidates(latest(row.page_id), row.kind)
    return [one.expert.user for one in found[:ASKED_AT_ONCE]]


def coordinators() -> list[User]:
    """Everybody who looks after what waits for everybody."""
    return holders(*COORDINATES)


def holders(*names: str) -> list[User]:
    """Everybody who was given one of these rights, `app.codename`, by name or by group.

    A superuser, who has all, is not meant by any.
    """
    wanted = Q()
    for name in names:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    rights = Permission.objects.filter(wanted)
    held = Q(groups__permissions__in=rights) | Q(user_permissions__in=rights)
    return list(User.objects.filter(held, is_active=True).distinct().order_by("pk"))
