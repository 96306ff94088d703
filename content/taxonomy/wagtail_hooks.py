"""Puts the vocabulary into the admin."""

from typing import Any

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .viewsets import TaxonomyGroup


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("taxonomy/", include("content.taxonomy.admin_urls"))]


register_snippet(TaxonomyGroup)
