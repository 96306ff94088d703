"""Puts the board into the admin."""

from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("inbox/", include("content.inbox.admin_urls"))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return MenuItem(_("读者来信"), reverse("inbox:board"), icon_name="mail", order=350)
