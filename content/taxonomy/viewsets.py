"""The controlled vocabulary in the admin: names can be mended, codes never change."""

from typing import Any

from django.db.models import Case, IntegerField, QuerySet, When
from django.forms import CheckboxSelectMultiple, Select
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from accounts.policies import GuardedViewSet

from .forms import PhaseDatesForm, RegionForm, TermForm
from .models import AudienceGroup, Livelihood, Phase, PhaseDates, Region, Term, Topic, TreeTerm
from .querysets import in_order


class TermIndexView(IndexView):
    """The terms as a tree, each with the way to merge it."""

    @cached_property
    def _places(self) -> dict[int, tuple[int, int]]:
        """Each term's place in the list and its depth."""
        if self.model is Region:
            rows = Region.objects.order_by("path").values_list("pk", "depth")
            return {pk: (place, depth - 1) for place, (pk, depth) in enumerate(rows)}
        terms = in_order(list(self.model._default_manager.all()))
        return {term.pk: (place, depth) for place, (term, depth) in enumerate(terms)}

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """As a tree, unless somebody asks for another order."""
        if self.ordering:
            ordered: QuerySet[Any] = super().order_queryset(queryset)
            return ordered
        if self.model is Region:
            return queryset.order_by("path")
        places = [When(pk=pk, then=place) for pk, (place, _) in self._places.items()]
        return queryset.order_by(Case(*places, default=0, output_field=IntegerField()))

    def indented(self, term: Term) -> SafeString | str:
        """The name, as far to the right as the term stands deep."""
        depth = self._places.get(term.pk, (0, 0))[1]
        mark = "└ " if depth else ""
        return format_html("{}{}{}", "　" * depth, mark, str(term))

    @cached_property
    def columns(self) -> list[Any]:
        title = self._get_title_column_class(TitleColumn)(
            "name_zh",
            label=_("中文名称"),
            accessor=self.indented,
            get_url=self.get_edit_url,
            get_title_id=lambda term: f"term_{term.pk}",
        )
        return [
            title,
            Column("name_mn", label=_("蒙古文名称")),
            Column("code", label=_("代码"), sort_key="code", classname="kepu-wide"),
            Column("get_mn_confidence_display", label=_("可信度"), classname="kepu-wide"),
        ]

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        """Wagtail's, and merging for what is not merged yet."""
        buttons: list[Any] = super().get_list_more_buttons(instance)
        may = self.user_has_permission("change") and instance.merged_into_id is None
        if may:
            where = reverse("taxonomy:merge", args=[self.model._meta.model_name, instance.pk])
            buttons.append(Button(_("并入另一个词"), url=where, icon_name="resubmit", priority=40))
        return buttons

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Wagtail's; for regions also the way to take in a file."""
        buttons: list[Any] = list(super().header_buttons)
        if self.model is Region and self.user_has_permission("change"):
            where = reverse("taxonomy:import_regions")
            buttons.append(HeaderButton(_("从 CSV 导入"), url=where, icon_name="upload"))
        return buttons


class TermChooseView(ChooseView):
    """The window to choose a term in; nobody chooses one that has become another."""

    def get_object_list(self) -> QuerySet[Any]:
        found: QuerySet[Any] = super().get_object_list()
        return found.filter(merged_into=None)


class TermChooseResultsView(ChooseResultsView):
    """The same, narrowed by a search."""

    def get_object_list(self) -> QuerySet[Any]:
        found: QuerySet[Any] = super().get_object_list()
        return found.filter(merged_into=None)


class TermChooser(SnippetChooserViewSet):
    """Wagtail's chooser, of the terms in use."""

    choose_view_class = TermChooseView
    choose_results_view_class = TermChooseResultsView


def vocabulary(term: type[Term], *, label: Any, icon: str) -> type[SnippetViewSet]:
    """The admin's view of one list of terms."""
    return type(
        f"{term.__name__}ViewSet",
        (GuardedViewSet,) if term is Region else (SnippetViewSet,),
        {
            "lists_all": True,
            "model": term,
            "icon": icon,
            "menu_label": label,
            "index_view_class": TermIndexView,
            "chooser_viewset_class": TermChooser,
            "list_filter": ["mn_confidence"],
            "search_fields": ["name_zh", "code"],
            "copy_view_enabled": False,
            "add_to_admin_menu": False,
            "list_per_page": 100,
            "edit_handler": _form(term),
        },
    )


def _form(term: type[Term]) -> ObjectList:
    """The code is chosen once, when the term is made."""
    names = [
        FieldPanel("code", help_text=_("只能在新建时填写，以后不能改。")),
        *(FieldPanel(name) for name in ("name_zh", "name_mn", "mn_confidence")),
    ]
    if term is Region:
        return ObjectList([*names, *_DIVISION], base_form_class=RegionForm)
    parent = [FieldPanel("parent", widget=Select)] if issubclass(term, TreeTerm) else []
    return ObjectList([*names, *parent, FieldPanel("position")], base_form_class=TermForm)


_DIVISION = [
    FieldPanel("above"),
    FieldPanel("kind", help_text=_("例如：苏木、镇、乡、街道、嘎查、社区。")),
    FieldPanel(
        "also_under",
        widget=CheckboxSelectMultiple,
        help_text=_("同时归另一个旗市区管的才选：推给其中任何一个，都会推到这里。"),
    ),
    FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
]


class PhaseDatesViewSet(GuardedViewSet):
    """When each phase is, by banner."""

    model = PhaseDates
    icon = "calendar-alt"
    menu_label = _("时节日期")
    list_display = ["phase", "region", Column("span", label=_("每年"))]
    list_filter = ["phase", "region"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("phase", widget=Select),
            FieldPanel("region"),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
            FieldPanel("absent"),
        ],
        base_form_class=PhaseDatesForm,
    )


class TaxonomyGroup(SnippetViewSetGroup):
    """地区、人群、生计、主题、时节."""

    menu_label = _("分类")
    menu_icon = "tag"
    menu_order = 500
    items = (
        vocabulary(Region, label=_("行政区划"), icon="site"),
        vocabulary(AudienceGroup, label=_("目标人群"), icon="group"),
        vocabulary(Livelihood, label=_("生计类型"), icon="home"),
        vocabulary(Topic, label=_("主题"), icon="tag"),
        vocabulary(Phase, label=_("时节"), icon="calendar"),
        PhaseDatesViewSet,
    )
