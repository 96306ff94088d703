"""Which pages a member of staff meets in the admin: lists, search, choosers and the admin's API.

Wagtail asks one policy everywhere; ours leaves out the texts of other parts (`accounts.parts`).
"""

from typing import Any

from django.db.models import Q
from wagtail.permission_policies.pages import PagePermissionPolicy

from accounts.parts import has_the_whole, in_part, units_of

from .models import ArticlePage


def own_part(pages: Any, user: Any) -> Any:
    """Without the articles of other parts; sections and homes stay."""
    if user.is_superuser:
        return pages
    mine = Q(owner=user) | Q(origin_unit__in=units_of(user))
    return pages.exclude(pk__in=ArticlePage.objects.exclude(mine).values("pk"))


def served(pages: Any, user: Any) -> Any:
    """The articles that this person's unit works for: a topmost unit serves all parts.

    The translation centre and the coordinators stand beside the banners, not above them.
    """
    if has_the_whole(user):
        return pages
    return pages.filter(Q(owner=user) | Q(origin_unit__in=units_of(user)))


def serves(user: Any, page: ArticlePage) -> bool:
    """Whether this person's unit works for this article."""
    return has_the_whole(user) or page.owner_id == user.pk or in_part(user, page.origin_unit)


class PartPolicy(PagePermissionPolicy):
    """Wagtail's own policy, narrowed to the part of whoever asks."""

    def explorable_instances(self, user: Any) -> Any:
        """What this person may find and look at."""
        return own_part(super().explorable_instances(user), user)
