"""Where a member of staff begins when nothing waits for them: the screens of their own work."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Locale

from content.pages.starting import shelves
from content.release import actions as release
from content.translation import actions as translation
from push.campaigns import actions as push

Way = tuple[str, str]


def ways_for(user: Any) -> list[Way]:
    """What this person may begin, each with its address."""
    return list(_ways(user))


def _ways(user: Any) -> Iterator[Way]:
    if any(shelves(locale, user) for locale in Locale.objects.all()):
        yield _("写一篇"), reverse("kepu_write")
    if translation.may_start(user):
        yield _("看有没有要译的"), reverse("translation:board")
    if release.can_release(user):
        yield _("看有没有可发布的"), reverse("release:board")
    if push.can_launch(user):
        yield _("新建推送"), reverse("campaigns:new")
    if user.has_perm("stations.view_station"):
        yield _("看e站联系情况"), reverse("stations:chart")
