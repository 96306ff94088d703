"""The admin's look, its menu in the users' words, and the staff's first page."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from content.pages.previews import MODES_HOOK

from . import kiosk_preview
from .panels import ContactsPanel, TodoPanel

#: Menu entries by Wagtail's name: our word for it (None keeps its own), in our order.
MENU = {
    "explorer": _("文章"),
    "发布台": None,
    "images": _("图片"),
    "documents": _("附件"),
    "reports": _("报告"),
    "settings": _("设置"),
}
#: What our users have no use for. Snippets: each vocabulary has its own entry.
HIDDEN = {"snippets", "help"}
HIDDEN_SETTINGS = {"sites", "locales", "redirects", "collections"}
#: Of programmers' names, and of the workflows that are off.
HIDDEN_REPORTS = {"page-types-usage", "workflows", "workflow-tasks"}
HIDDEN_PANELS = {
    "upgrade_notification",
    "whats_new_in_wagtail_version",
    "workflow_objects_to_moderate",
}


hooks.register(MODES_HOOK, kiosk_preview.modes)


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    """Our colours, and the Mongolian font for what editors write in it."""
    return format_html('<link rel="stylesheet" href="{}">', static("portal/admin.css"))


@hooks.register("construct_main_menu")
def main_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Say it in the users' words; hide what they do not use."""
    items[:] = [item for item in items if item.name not in HIDDEN]
    for item in items:
        item.label = MENU.get(item.name) or item.label


@hooks.register("construct_settings_menu")
def settings_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Sites and languages are fixed by the settings files, not by hand."""
    items[:] = [item for item in items if item.name not in HIDDEN_SETTINGS]


@hooks.register("construct_reports_menu")
def reports_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """The reports that tell an editor something."""
    items[:] = [item for item in items if item.name not in HIDDEN_REPORTS]


@hooks.register("construct_homepage_panels")
def first_page(request: HttpRequest, panels: list[Any]) -> None:
    """Our two panels first; of Wagtail's, those that repeat ours go."""
    kept = [panel for panel in panels if getattr(panel, "name", "") not in HIDDEN_PANELS]
    panels[:] = [TodoPanel(), ContactsPanel(), *kept]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_summary(request: HttpRequest, items: list[Any]) -> None:
    """Counts of pages and images tell nobody what to do."""
    items.clear()
