"""What editors keep for search: names of the same thing, and articles that stand first."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from .models import Pin, SynonymGroup


class StartedView(CreateView):
    """A form that begins with what a report's link says."""

    def get_initial_form_instance(self) -> Any:
        instance = super().get_initial_form_instance() or self.model()
        for name in self.started:
            setattr(instance, name, self.request.GET.get(name, "")[:100])
        return instance


class StartedSynonym(StartedView):
    started = ["names"]


class StartedPin(StartedView):
    started = ["query"]


class SynonymViewSet(SnippetViewSet):
    """Folk and scientific names."""

    model = SynonymGroup
    icon = "list-ul"
    menu_label = _("同义词")
    add_view_class = StartedSynonym
    search_fields = ["names"]
    panels = [FieldPanel("names")]
    copy_view_enabled = False


class PinViewSet(SnippetViewSet):
    """Articles that stand first for a query."""

    model = Pin
    icon = "pin"
    menu_label = _("置顶结果")
    add_view_class = StartedPin
    list_display = ["query", "address"]
    search_fields = ["query", "address"]
    panels = [FieldPanel("query"), FieldPanel("address")]
    copy_view_enabled = False


class SearchGroup(SnippetViewSetGroup):
    """One entry in the menu."""

    items = (SynonymViewSet, PinViewSet)
    menu_label = _("搜索")
    menu_icon = "search"
    menu_order = 620
