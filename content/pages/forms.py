"""The author's form: it asks for nothing that the machine can know."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue
from wagtail.models import Locale, Page

from accounts.parts import in_part
from content.taxonomy.models import Topic
from content.taxonomy.querysets import in_use, indented
from content.taxonomy.tagging import TERMS, Tagged
from mongolian.mending import mended

from . import additions
from .addresses import free_slug

LONGEST_URGENCY = timedelta(days=60)


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
        for facet in Tagged.FACETS:
            if facet in self.fields:
                offered = self._offered(facet)
                self.fields[facet].queryset = offered
                self.fields[facet].choices = indented(offered)
        if "adds_to" in self.fields:
            self._offer_bases()

    def _offer_bases(self) -> None:
        """The texts above that this one may add to, its own among them; no field for none."""
        unit = getattr(self.for_user, "unit", None)
        choices = dict(additions.offered(type(self.instance), unit))
        if kept := self.instance.adds_to:
            choices.setdefault(str(kept), _("（现在补充的那一篇）"))
        old = self.fields.pop("adds_to")
        if not choices:
            return
        self.fields["adds_to"] = forms.TypedChoiceField(
            choices=[("", _("不是补充")), *choices.items()],
            coerce=UUID,
            empty_value=None,
            required=False,
            label=old.label,
            help_text=old.help_text,
        )

    def _offered(self, facet: str) -> Any:
        """The terms in use; of the merged ones those that the text has: saving changes no tag."""
        kept = [term.pk for term in getattr(self.instance, facet).all()]
        return in_use(TERMS[facet]) | TERMS[facet]._default_manager.filter(pk__in=kept)

    def clean(self) -> dict[str, Any]:
        """What was typed or pasted in Mongolian is put right on saving; what stays stays as it is.

        A partner's words are not touched by giving them a cover.
        """
        cleaned: dict[str, Any] = super().clean()
        language = Locale.objects.filter(pk=self.instance.locale_id, language_code="mvf")
        if language.exists():  # a form for some of the fields may have no page behind it
            for name in set(self.changed_data) & set(cleaned):
                cleaned[name] = _mended(cleaned[name])
        return cleaned

    def clean_slug(self) -> str:
        """What was typed, or an address made from the title."""
        typed: str = self.cleaned_data.get("slug") or ""
        return typed or free_slug(self.cleaned_data.get("title") or "", self._taken)

    def clean_origin_unit(self) -> Any:
        """A unit of the author's own part: nobody writes in another's name."""
        unit = self.cleaned_data["origin_unit"]
        changed = unit is not None and unit.pk != self.instance.origin_unit_id
        if self.for_user and changed and not in_part(self.for_user, unit):
            raise ValidationError(_("来源单位只能是您本单位或下级单位。"))
        return unit

    def clean_urgent_until(self) -> Any:
        """A near end: what stays urgent for months is no longer read."""
        until, latest = self.cleaned_data["urgent_until"], timezone.now() + LONGEST_URGENCY
        if "urgent_until" in self.changed_data and until and until > latest:
            raise ValidationError(
                _("紧急通知最长 %(days)d 天；更久的请选时节。") % {"days": LONGEST_URGENCY.days}
            )
        return until

    def _taken(self, slug: str) -> bool:
        return not Page._slug_is_available(slug, self.parent_page, self.instance)


def _mended(value: Any) -> Any:
    """The value with every text in it put right."""
    if isinstance(value, StreamValue):
        block = value.stream_block
        return block.to_python(_each(block.get_prep_value(value)))
    return mended(value) if isinstance(value, str) else value


def _each(raw: Any) -> Any:
    if isinstance(raw, dict):
        return {name: _each(part) for name, part in raw.items()}
    if isinstance(raw, list):
        return [_each(part) for part in raw]
    return mended(raw) if isinstance(raw, str) else raw


class SectionForm(WagtailAdminPageForm):
    """Offers the topics in use, and the one that the section has."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = Topic.objects.filter(pk=self.instance.topic_id)
        self.fields["topic"].queryset = in_use(Topic) | kept
