"""Registering experts in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Expert


def _yes(name: str, *, label: Any) -> Column:
    """A column that says 是, or nothing."""
    return Column(name, label=label, accessor=lambda one: _("是") if getattr(one, name) else "—")


class ExpertViewSet(SnippetViewSet):
    """Who may vouch, and on what evidence."""

    model = Expert
    icon = "user"
    menu_label = _("专家登记")
    menu_order = 820
    add_to_settings_menu = True
    list_display = [
        "user",
        "qualification",
        _yes("reads_zh", label=_("能审中文")),
        _yes("reads_mn", label=_("能审蒙古文")),
        _yes("language_reviewer", label=_("可作语言审核")),
    ]
    copy_view_enabled = False
    panels = [
        FieldPanel("user"),
        FieldPanel("disciplines"),
        FieldPanel("regions"),
        FieldPanel("reads_zh"),
        FieldPanel("reads_mn"),
        FieldPanel("language_reviewer"),
        FieldPanel("qualification"),
        FieldPanel("name_public"),
    ]
