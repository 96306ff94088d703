"""Puts the release desk into the admin."""

from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from content.pages.models import ReviewedPage


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("release/", include("content.release.admin_urls"))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return MenuItem(_("发布台"), reverse("release:board"), icon_name="upload", order=300)


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Any:
    if isinstance(page, ReviewedPage) and page.pk:
        yield Button(
            _("发布台"), reverse("release:desk", args=[page.pk]), icon_name="upload", priority=15
        )
