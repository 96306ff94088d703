"""The picture library: everything that may be used, under which terms, and until when."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, UsageCountColumn
from wagtail.images.views import images

from .models import Licence, Picture

#: So long before a licence ends the library says so.
SOON = timedelta(days=30)


class PictureFilterSet(images.ImagesFilterSet):
    """By terms, and by how long they hold."""

    licence = django_filters.MultipleChoiceFilter(
        label=_("许可"), choices=Licence.choices, widget=CheckboxSelectMultiple
    )
    until = django_filters.ChoiceFilter(
        label=_("授权到期"),
        choices=[
            ("over", _("已到期")),
            ("soon", _("30 天内到期")),
            ("unlimited", _("没有期限")),
        ],
        method="by_end",
    )

    class Meta(images.ImagesFilterSet.Meta):
        model = Picture

    def by_end(self, pictures: QuerySet[Picture], name: str, value: str) -> QuerySet[Picture]:
        """Those whose licence ends as `value` says."""
        today = timezone.localdate()
        ends = {
            "over": Q(licence_until__lt=today),
            "soon": Q(licence_until__range=(today, today + SOON)),
            "unlimited": Q(licence_until=None),
        }
        return pictures.filter(ends[value])


class EndColumn(Column):
    """Until when the licence holds, coloured when that is near or over."""

    cell_template_name = "media/end_cell.html"

    def get_value(self, instance: Picture) -> dict[str, str]:
        return end_of(instance.licence_until, timezone.localdate())


class NameColumn(Column):
    """The picture and its name; a link where `address` has one."""

    cell_template_name = "media/name_cell.html"

    def __init__(self, name: str, *, address: Callable[[Picture], str], **how: Any) -> None:
        super().__init__(name, **how)
        self.address = address

    def get_cell_context_data(self, instance: Picture, parent_context: Any) -> dict[str, Any]:
        """Wagtail's, and the way to the picture's form."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "url": self.address(instance)}


class LibraryView(images.IndexView):
    """Wagtail's list of images, of all that may be used, with their terms."""

    model = Picture
    filterset_class = PictureFilterSet
    page_title = _("图片")
    add_item_label = _("上传图片")
    index_url_name = "wagtailimages:index"
    results_template_name = "media/library_results.html"

    def get_base_queryset(self) -> QuerySet[Picture]:
        """What other parts have put there too: anyone may use it; who may change is the form's."""
        mine = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, ["change", "delete", "choose"]
        )
        found: Any = mine.select_related("collection")
        if self.needs_usage_count_subquery:
            kept = images.ReferenceIndex.usage_count_subquery(self.model)
            found = found.annotate(usage_count=kept)
        pictures: QuerySet[Picture] = found.prefetch_renditions("max-165x165")
        return pictures

    def form_of(self, picture: Picture) -> str:
        """The address of the picture's form, for who may change it."""
        policy, user = self.permission_policy, self.request.user
        may = policy.user_has_permission_for_instance(user, "change", picture)
        return reverse("wagtailimages:edit", args=[picture.pk]) if may else ""

    @cached_property
    def layout(self) -> str:
        """A list, which has room for the terms, unless tiles are asked for."""
        return self.request.GET.get("layout") or "list"

    @cached_property
    def columns(self) -> list[Any]:
        """Picture and name, terms, their end, use."""
        return [
            NameColumn(
                "title",
                address=self.form_of,
                label=_("图片"),
                sort_key="title",
                classname="title",
            ),
            Column("licence", label=_("许可"), accessor="get_licence_display"),
            EndColumn("licence_until", label=_("授权到期")),
            Column("credit", label=_("署名"), classname="kepu-wide"),
            UsageCountColumn("usage_count", label=_("用处"), classname="kepu-wide"),
            DateColumn("created_at", label=_("上传"), sort_key="created_at", classname="kepu-wide"),
        ]


def end_of(until: date | None, today: date) -> dict[str, str]:
    """How the end of a licence is said, and its colour."""
    if until is None:
        return {"tone": "", "text": _now("没有期限")}
    if until < today:
        return {"tone": "is-late", "text": _now("%(day)s 已到期") % {"day": until}}
    tone = "is-soon" if until <= today + SOON else "is-good"
    return {"tone": tone, "text": _now("到 %(day)s") % {"day": until}}
