"""Registers who may change which upload.

For exactly these classes: that goes before Wagtail's own rule, whichever is registered later.
"""

from typing import Any

from django.urls import path
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .library import LibraryView
from .models import Attachment, Picture
from .policies import PartPolicy

for model, rights in ((Picture, "wagtailimages.Image"), (Attachment, "wagtaildocs.Document")):
    register_permission_policy(
        model, PartPolicy(model, rights, owner_field_name="uploaded_by_user"), exact_class=True
    )


@hooks.register("register_admin_urls", order=-1)
def library() -> list[Any]:
    """Our list of pictures at Wagtail's addresses: what is asked first answers."""
    results = LibraryView.as_view(results_only=True)
    return [path("images/", LibraryView.as_view()), path("images/results/", results)]
