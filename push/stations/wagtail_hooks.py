"""Puts stations and their screens into the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from accounts.policies import PartPolicy
from content.taxonomy.parts import in_own_regions

from .contacts import Contact, contacts_for
from .models import Station
from .viewsets import StationGroup

register_permission_policy(Station, PartPolicy(Station, in_own_regions), exact_class=True)
register_snippet(StationGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("stations/", include("push.stations.admin_urls"))]


@hooks.register("register_snippet_listing_buttons")
def listing_buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Any]:
    """The way from a station's row to its screen."""
    if isinstance(snippet, Station):
        address = reverse("stations:screen", args=[snippet.pk])
        yield Button(_("屏幕"), address, icon_name="desktop", priority=5)


@hooks.register("kepu_station_contacts")
def contacts(user: Any) -> list[Contact]:
    """The stations' last contact, for the staff's first page (portal.panels)."""
    return contacts_for(user)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """How the acts of `actions.py` read in a station's history."""
    actions.register_action("stations.authorise", _("登记屏幕"), _("登记了屏幕"))
    actions.register_action("stations.revoke", _("吊销密钥"), _("吊销了屏幕密钥"))
    actions.register_action("stations.consent", _("公开联系方式"), _("改了对外公开什么"))
    actions.register_action("stations.retire", _("停用"), _("停用了e站"))
