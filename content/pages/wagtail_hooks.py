"""Puts bulk tagging into the lists of pages, where everyone sees the texts of their own part."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import path
from wagtail import hooks

from accounts.parts import units_of

from . import starting
from .bulk_tagging import TagBulkAction
from .models import ArticlePage

hooks.register("register_bulk_action", TagBulkAction)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("write/", starting.choose, name="kepu_write")]


def own_part(pages: Any, user: Any) -> Any:
    """Without the articles of other parts; sections and homes stay."""
    if user.is_superuser:
        return pages
    mine = Q(owner=user) | Q(origin_unit__in=units_of(user))
    return pages.exclude(pk__in=ArticlePage.objects.exclude(mine).values("pk"))


@hooks.register("construct_explorer_page_queryset")
def explorer(parent_page: Any, pages: Any, request: HttpRequest) -> Any:
    return own_part(pages, request.user)


@hooks.register("construct_page_chooser_queryset")
def chooser(pages: Any, request: HttpRequest) -> Any:
    return own_part(pages, request.user)
