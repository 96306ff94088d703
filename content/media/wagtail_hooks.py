"""Registers who may change which upload.

For exactly these classes: that goes before Wagtail's own rule, whichever is registered later.
"""

from wagtail.permissions import register_permission_policy

from .models import Attachment, Picture
from .policies import PartPolicy

for model, rights in ((Picture, "wagtailimages.Image"), (Attachment, "wagtaildocs.Document")):
    register_permission_policy(
        model, PartPolicy(model, rights, owner_field_name="uploaded_by_user"), exact_class=True
    )
