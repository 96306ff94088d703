"""Puts the translator's screens into the admin, and takes wagtail-localize's own out.

Its screens publish without asking for the right to publish, write live rows and replace the page
editor (docs/upgrading.md): of its hooks only the icons stay, so its addresses do not exist.
"""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail_localize import wagtail_hooks as side_doors

from content.pages.models import ReviewedPage

from .models import Pin

KEPT = {"register_icons"}
for name, registered in hooks._hooks.items():
    if name not in KEPT:
        registered[:] = [
            entry for entry in registered if entry[0].__module__ != side_doors.__name__
        ]


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("translation/", include("content.translation.admin_urls"))]


class BoardMenuItem(MenuItem):
    """Shown to those whom the board lets in."""

    def is_shown(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return user.has_perm("translation.add_pin") or user.has_perm("release.add_release")


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return BoardMenuItem(_("翻译台"), reverse("translation:board"), icon_name="globe", order=250)


@hooks.register("register_page_header_buttons")
def header_buttons(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if not (isinstance(page, ReviewedPage) and page.pk):
        return
    pin = Pin.objects.filter(source_page_id=page.pk).first()
    if pin:
        address = reverse("translation:edit", args=[pin.page_id])
        yield Button(_("译文"), address, icon_name="globe", priority=12)


@hooks.register("before_edit_page")
def edit_as_translation(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A translation is edited beside its source; the page editor would let it drift."""
    if Pin.objects.filter(page_id=page.pk).exists():
        return redirect("translation:edit", page.pk)
    return None
