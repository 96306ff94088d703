"""The list of everything written, in the words and by the filters that editors use."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Locale
from wagtail.permission_policies.pages import PagePermissionPolicy

from accounts.models import User
from content.pages.models import ArticlePage
from content.taxonomy.models import AudienceGroup, Livelihood, Phase, Region, Topic
from content.taxonomy.querysets import in_use
from content.taxonomy.reach import reach

from .models import Publication
from .statuses import Status, with_status


class TermFilter(ModelMultipleChoiceFilter):
    """Texts that name a term or a code that became it; of topics and regions, or one below it."""

    def filter(self, pages: QuerySet[ArticlePage], chosen: Any) -> QuerySet[ArticlePage]:
        """Wagtail's, with every code that the chosen terms stand for."""
        model = self.queryset.model
        known, codes = reach(model), [term.code for term in chosen]
        meant = known.down(codes) if model in (Topic, Region) else known.same(codes)
        found: QuerySet[ArticlePage] = super().filter(
            pages, list(model._default_manager.filter(code__in=meant))
        )
        return found


def _terms(field: str, model: Any, label: Any) -> TermFilter:
    return TermFilter(
        field_name=field,
        label=label,
        queryset=in_use(model),
        widget=CheckboxSelectMultiple,
        distinct=True,
    )


class ArticleFilterSet(WagtailFilterSet):
    """Status, language, and every facet."""

    kepu_status = MultipleChoiceFilter(
        label=_("状态"), choices=Status.choices, widget=CheckboxSelectMultiple
    )
    shown = ChoiceFilter(label=_("公开"), choices=[("now", _("现在公开着的"))], method="by_shown")
    locale = ModelMultipleChoiceFilter(
        label=_("语言"), queryset=Locale.objects.all(), widget=CheckboxSelectMultiple
    )
    topics = _terms("topics", Topic, _("主题"))
    groups = _terms("groups", AudienceGroup, _("目标人群"))
    livelihoods = _terms("livelihoods", Livelihood, _("生计类型"))
    regions = _terms("regions", Region, _("适用地区"))
    seasons = _terms("seasons", Phase, _("时节"))

    class Meta:
        model = ArticlePage
        fields: list[str] = []

    def by_shown(
        self, pages: QuerySet[ArticlePage], name: str, value: str
    ) -> QuerySet[ArticlePage]:
        """What readers find now, whatever becomes of the draft."""
        return pages.filter(pk__in=Publication.objects.current().values("page_id"))


class StatusColumn(Column):
    """The status in words."""

    cell_template_name = "release/status_cell.html"

    def get_value(self, instance: Any) -> Status:
        return Status(instance.kepu_status)


class ArticleIndexView(IndexView):
    """Everybody sees what they may open; the status comes with the query."""

    page_title = _("内容")
    add_item_label = _("写一篇")
    results_template_name = "release/contents_results.html"

    def get_add_url(self) -> str | None:
        """Languages and sections to choose from, for who may write."""
        return reverse("kepu_write") if super().get_add_url() else None

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Wagtail's, and the way to the chart."""
        chart = HeaderButton(_("内容分布"), url=reverse("release:coverage"), icon_name="grip")
        return [*super().header_buttons, chart]

    def get_base_queryset(self) -> QuerySet[ArticlePage]:
        user: User | AnonymousUser = self.request.user
        mine = self.permission_policy.explorable_instances(user).values_list("pk", flat=True)
        pages = ArticlePage.objects.filter(pk__in=mine).defer_streamfields()
        return with_status(pages.select_related("locale", "owner"))


class ContentsMenuItem(MenuItem):
    """Shown to those whom the list lets in: experts and keepers have boards of their own."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may do anything with some page."""
        wanted = ArticleIndexView.any_permission_required
        return bool(PagePermissionPolicy().user_has_any_permission(request.user, wanted))


class ArticleListingViewSet(PageListingViewSet):
    """内容: every article and translation."""

    name = "kepu_contents"
    url_prefix = "contents"
    model = ArticlePage
    index_view_class = ArticleIndexView
    filterset_class = ArticleFilterSet
    icon = "doc-full-inverse"
    menu_label = _("内容")
    menu_item_class = ContentsMenuItem
    menu_order = 120
    add_to_admin_menu = True
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("标题"), sort_key="title", classname="title"),
        Column(
            "kind",
            label=_("形式"),
            accessor=lambda page: page.specific_class.kind.label,
            width="8%",
            classname="kepu-wide",
        ),
        StatusColumn("kepu_status", label=_("状态"), sort_key="kepu_status", width="10%"),
        Column("owner", label=_("作者"), width="12%", classname="kepu-wide"),
        DateColumn(
            "latest_revision_created_at",
            label=_("最近修改"),
            sort_key="latest_revision_created_at",
            width="12%",
            classname="kepu-wide",
        ),
    ]
