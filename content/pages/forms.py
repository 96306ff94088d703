"""The author's form: it asks for nothing that the machine can know."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from .addresses import free_slug


class ArticleForm(WagtailAdminPageForm):
    """Makes the address from the title, and takes the author's own unit as the origin."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:  # a form for some of the fields may have none
            self.fields["slug"].required = False
        unit = getattr(self.for_user, "unit", None)
        if self.instance.pk is None and unit and not self.instance.origin_unit_id:
            self.initial.setdefault("origin_unit", unit.pk)
            self.initial["origin_unit"] = self.initial["origin_unit"] or unit.pk

    def clean_slug(self) -> str:
        """What was typed, or an address made from the title."""
        typed: str = self.cleaned_data.get("slug") or ""
        return typed or free_slug(self.cleaned_data.get("title") or "", self._taken)

    def _taken(self, slug: str) -> bool:
        return not Page._slug_is_available(slug, self.parent_page, self.instance)
