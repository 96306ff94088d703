"""Puts review into the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from accounts.policies import WholePolicy
from content.pages.models import ReviewedPage
from content.pages.panels import SECTIONS_HOOK

from . import editing
from .models import Expert
from .viewsets import ExpertViewSet


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("review/", include("content.review.admin_urls"))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return MenuItem(_("审核台"), reverse("review:board"), icon_name="check", order=200)


@hooks.register("register_page_header_buttons")
def header_buttons(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if isinstance(page, ReviewedPage) and page.pk:
        yield Button(
            _("审核"), reverse("review:status", args=[page.pk]), icon_name="check", priority=10
        )


register_permission_policy(Expert, WholePolicy(Expert), exact_class=True)
register_snippet(ExpertViewSet)

hooks.register(SECTIONS_HOOK, editing.section)
hooks.register("after_create_page", editing.asked_in_the_form)
hooks.register("after_edit_page", editing.asked_in_the_form)
