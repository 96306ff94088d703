"""The controlled vocabulary in the admin: names can be mended, codes never change."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import AudienceGroup, Livelihood, Region, Term, Topic


def vocabulary(term: type[Term], *, label: Any, icon: str) -> type[SnippetViewSet]:
    """The admin's view of one list of terms."""
    return type(
        f"{term.__name__}ViewSet",
        (SnippetViewSet,),
        {
            "model": term,
            "icon": icon,
            "menu_label": label,
            "list_display": ["name_zh", "name_mn", "code", "mn_confidence"],
            "list_filter": ["mn_confidence"],
            "search_fields": ["name_zh", "code"],
            "copy_view_enabled": False,
            "panels": [
                FieldPanel("code", read_only=True),
                FieldPanel("name_zh"),
                FieldPanel("name_mn"),
                FieldPanel("mn_confidence"),
            ],
        },
    )


class TaxonomyGroup(SnippetViewSetGroup):
    """地区、人群、生计、主题."""

    menu_label = _("分类")
    menu_icon = "tag"
    menu_order = 500
    items = (
        vocabulary(Region, label=_("行政区划"), icon="site"),
        vocabulary(AudienceGroup, label=_("目标人群"), icon="group"),
        vocabulary(Livelihood, label=_("生计类型"), icon="home"),
        vocabulary(Topic, label=_("主题"), icon="tag"),
    )
