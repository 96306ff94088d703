"""The two panels of the staff's first page."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .todo import todo_for
from .ways import ways_for

#: A Wagtail hook of ours: whoever knows stations returns rows with `name`, `url`, `seen_at`
#: (None: never), `late` (True: worth a call) and `says` (one line in Chinese).
CONTACTS_HOOK = "kepu_station_contacts"


class TodoPanel(Component):
    """待我处理: what waits for the person who signed in."""

    name = "todo"
    order = 100
    template_name = "portal/admin/todo.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None) -> dict[str, Any]:
        user = _user(parent_context)
        return {"todo": todo_for(user), "ways": ways_for(user)}


class ContactsPanel(Component):
    """e站最近联系: which stations answer, the late ones first."""

    name = "contacts"
    order = 200
    template_name = "portal/admin/contacts.html"

    def get_context_data(self, parent_context: Mapping[str, Any] | None) -> dict[str, Any]:
        user = _user(parent_context)
        found: list[Any] = []
        for hook in hooks.get_hooks(CONTACTS_HOOK):
            rows: Iterable[Any] = hook(user)
            found += rows
        return {"contacts": sorted(found, key=lambda row: not row.late)}


def _user(parent_context: Mapping[str, Any] | None) -> Any:
    request: HttpRequest = (parent_context or {})["request"]
    return request.user
