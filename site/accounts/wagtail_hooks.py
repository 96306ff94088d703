"""Puts units into the admin's settings."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .models import Unit
from .policies import WholePolicy
from .viewsets import UnitViewSet

register_permission_policy(Unit, WholePolicy(Unit), exact_class=True)
register_snippet(UnitViewSet)
