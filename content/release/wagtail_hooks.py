"""Puts the release desk into the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from content.pages.models import ReviewedPage

from .listing import ArticleListingViewSet


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("release/", include("content.release.admin_urls"))]


@hooks.register("register_admin_viewset")
def contents() -> ArticleListingViewSet:
    return ArticleListingViewSet()


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return MenuItem(_("发布台"), reverse("release:board"), icon_name="upload", order=300)


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Any:
    if isinstance(page, ReviewedPage) and page.pk:
        yield Button(
            _("发布台"), reverse("release:desk", args=[page.pk]), icon_name="upload", priority=15
        )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_that_it_is_a_draft(request: HttpRequest, page: Any) -> None:
    """Whoever asked the editor to publish is told what became of it."""
    if "action-publish" in request.POST and isinstance(page, ReviewedPage):
        messages.warning(
            request, _("已保存为草稿，没有公开。请提交审核；审定之后，由发布人在发布台发布。")
        )


@hooks.register("before_bulk_action")
def say_that_articles_are_not_published_in_bulk(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> None:
    """The same for a list of pages: those that carry prose stay as they are."""
    if action_type == "publish":
        messages.warning(
            request, _("文章没有公开：它们不能成批发布。请分别提交审核，审定之后在发布台发布。")
        )
