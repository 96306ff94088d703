"""Puts the vocabulary into the admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import TaxonomyGroup

register_snippet(TaxonomyGroup)
