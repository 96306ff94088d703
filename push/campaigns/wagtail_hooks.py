"""Puts campaigns into the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import actions


class CampaignsMenuItem(MenuItem):
    """Only for those who may push."""

    def is_shown(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return actions.can_launch(user)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("campaigns/", include("push.campaigns.admin_urls"))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    url = reverse_lazy("campaigns:index")
    return CampaignsMenuItem(_("推送"), url, name="campaigns", icon_name="mail", order=310)
