"""Puts bulk tagging into the lists of pages, where everyone sees the texts of their own part."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from . import starting
from .bulk_tagging import TagBulkAction
from .policies import PartPolicy, own_part

# Nearer to our pages than Wagtail's, which is registered for the class that Page comes from.
register_permission_policy(Page, PartPolicy("wagtailcore.Page"))
hooks.register("register_bulk_action", TagBulkAction)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    kind = "<slug:content_type_app_name>/<slug:content_type_model_name>"
    return [
        path("write/", starting.choose, name="kepu_write"),
        path(
            f"write/{kind}/<int:parent_page_id>/", starting.BeginView.as_view(), name="kepu_begin"
        ),
    ]


@hooks.register("insert_editor_js")
def keep_what_is_typed() -> SafeString:
    """Every editor's form saves what is typed while it opens and while it saves."""
    return format_html('<script src="{}" defer></script>', static("pages/kept.js"))


@hooks.register("construct_explorer_page_queryset")
def explorer(parent_page: Any, pages: Any, request: HttpRequest) -> Any:
    return own_part(pages, request.user)


@hooks.register("construct_page_chooser_queryset")
def chooser(pages: Any, request: HttpRequest) -> Any:
    return own_part(pages, request.user)
