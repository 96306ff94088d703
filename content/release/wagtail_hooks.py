"""Puts the release desk into the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.pages.models import ReviewedPage

from . import actions
from .listing import ArticleListingViewSet
from .models import Publication


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("release/", include("content.release.admin_urls"))]


@hooks.register("register_admin_viewset")
def contents() -> ArticleListingViewSet:
    return ArticleListingViewSet()


class DeskMenuItem(MenuItem):
    """Shown to those who write, translate or release: others have no text of theirs on it."""

    def is_shown(self, request: HttpRequest) -> bool:
        user: Any = request.user
        wanted = ("add", "change")
        works = PagePermissionPolicy().user_has_any_permission(user, wanted)
        return bool(works or actions.can_release(user))


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return DeskMenuItem(_("发布台"), reverse("release:board"), icon_name="upload", order=300)


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


@hooks.register("before_delete_page")
def keep_what_was_public(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page with a publication, or above one, stays: what was told to people stays known."""
    if not Publication.objects.filter(page__path__startswith=page.path).exists():
        return None
    messages.error(request, _("这里有公开过的文章，不能删除。要让它不再公开，请在发布台“撤回”。"))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_what_was_public_in_bulk(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> HttpResponse | None:
    """The same for a list of pages: all of them or none."""
    pages = [one for one in objects if isinstance(one, Page)] if action_type == "delete" else []
    answers = (keep_what_was_public(request, page) for page in pages)
    return next((answer for answer in answers if answer), None)
