"""Puts synonyms, pins and the report of what readers ask into the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from accounts.policies import WholePolicy

from . import report
from .models import Pin, SynonymGroup
from .viewsets import SearchGroup

for shared in (Pin, SynonymGroup):
    register_permission_policy(shared, WholePolicy(shared), exact_class=True)
register_snippet(SearchGroup)


class AskedMenuItem(MenuItem):
    """Only for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("search.view_askedquery")


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("search-asked/", report.asked_queries, name="search_asked")]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    return AskedMenuItem(_("读者在搜什么"), reverse("search_asked"), icon_name="search", order=700)
