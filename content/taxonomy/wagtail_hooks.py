"""Puts the vocabulary into the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from accounts.policies import PartPolicy, WholePolicy

from .models import AudienceGroup, Livelihood, Phase, PhaseDates, Region, Term, Topic
from .parts import in_own_regions, own_regions
from .uses import in_the_way
from .viewsets import TaxonomyGroup


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("taxonomy/", include("content.taxonomy.admin_urls"))]


@hooks.register("before_delete_snippet")
def keep_what_is_named(request: HttpRequest, instances: Any) -> HttpResponse | None:
    """A term that something names stays: its code would mean nothing any more."""
    for one in instances:
        if isinstance(one, Term) and (why := in_the_way(one)):
            said = _("“%(name)s”不能删除：%(why)s。不再使用时请“并入另一个词”。")
            messages.error(request, said % {"name": one.name_zh, "why": why})
            model: Any = type(one)
            return redirect(reverse(model.snippet_viewset.get_url_name("list")))
    return None


@hooks.register("before_bulk_action")
def keep_what_is_named_in_bulk(
    request: HttpRequest, action_type: str, objects: Any, action: Any
) -> HttpResponse | None:
    """The same for a list of terms: all of them or none."""
    return keep_what_is_named(request, objects) if action_type == "delete" else None


register_permission_policy(Region, PartPolicy(Region, own_regions), exact_class=True)
register_permission_policy(PhaseDates, PartPolicy(PhaseDates, in_own_regions), exact_class=True)
for shared in (AudienceGroup, Livelihood, Phase, Topic):
    register_permission_policy(shared, WholePolicy(shared), exact_class=True)
register_snippet(TaxonomyGroup)
