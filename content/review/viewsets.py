"""Registering experts in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Expert


class ExpertViewSet(SnippetViewSet):
    """Who may vouch, and on what evidence."""

    model = Expert
    icon = "user"
    menu_label = _("专家登记")
    menu_order = 820
    add_to_settings_menu = True
    list_display = ["user", "qualification", "reads_zh", "reads_mn", "language_reviewer"]
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
