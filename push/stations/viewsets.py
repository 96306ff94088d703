"""Stations in the admin's lists."""

from datetime import timedelta
from typing import Any

import django_filters
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.forms import CheckboxSelectMultiple, Select
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSetGroup

from accounts.policies import GuardedViewSet
from content.taxonomy.models import Region
from content.taxonomy.parts import in_own_regions

from . import chart, freshness
from .enums import StationState
from .forms import StationForm
from .models import DeviceKey, Station
from .querysets import StationQuerySet


class StationFilterSet(WagtailFilterSet):
    """By state, kind, language, place, and by how long nothing has been heard."""

    contact = django_filters.ChoiceFilter(
        label=_("联系情况"),
        choices=[
            ("fresh", _("15 分钟内有联系")),
            ("silent", _("超过一天没有联系")),
            ("never", _("从未联系")),
        ],
        method="by_contact",
    )
    age = django_filters.ChoiceFilter(
        label=_("多久没有联系"), choices=list(chart.PARTS.items()), method="by_age"
    )
    within = django_filters.ModelChoiceFilter(
        label=_("旗市区"), queryset=Region.objects.filter(depth=2), method="by_banner"
    )

    class Meta:
        model = Station
        fields = ["state", "station_type", "language"]

    def by_age(self, stations: StationQuerySet, name: str, value: str) -> QuerySet[Station]:
        """Those in this part of the chart."""
        now = timezone.now()
        active = stations.active()
        warned, hidden = now - chart.WARNED, now - chart.HIDDEN
        return {
            "fresh": active.filter(last_contact_at__gt=warned),
            "warned": active.filter(last_contact_at__lte=warned, last_contact_at__gt=hidden),
            "hidden": active.filter(last_contact_at__lte=hidden),
            "never": active.filter(last_contact_at=None),
            "planned": stations.filter(state=StationState.PLANNED),
        }[value]

    def by_banner(self, stations: StationQuerySet, name: str, value: Region) -> QuerySet[Station]:
        """Those in this banner or anywhere below it."""
        return stations.serving(value)

    def by_contact(self, stations: QuerySet[Station], name: str, value: str) -> QuerySet[Station]:
        """Those whose last contact is as `value` says."""
        now = timezone.now()
        return stations.filter(
            {
                "fresh": Q(last_contact_at__gt=now - freshness.QUIET),
                "silent": Q(last_contact_at__lt=now - timedelta(days=1)),
                "never": Q(last_contact_at=None),
            }[value]
        )


class StationIndexView(IndexView):
    """The list, under its own name."""

    page_title = _("全部e站")

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Wagtail's, and the way to the chart."""
        button = HeaderButton(_("联系情况"), url=reverse("stations:chart"), icon_name="desktop")
        return [*super().header_buttons, button]


class StationViewSet(GuardedViewSet):
    """The stations: their own data. Screens have pages of their own (screens.py)."""

    model = Station
    index_view_class = StationIndexView
    index_results_template_name = "stations/list_results.html"
    icon = "desktop"
    menu_label = _("全部e站")
    list_display = [
        "name_zh",
        Column("code", label=_("编号"), sort_key="code", classname="kepu-wide"),
        Column("region", label=_("所在地区"), accessor="region", sort_key="region__code"),
        Column(
            "station_type",
            label=_("类型"),
            accessor="get_station_type_display",
            classname="kepu-wide",
        ),
        Column(
            "language", label=_("显示语言"), accessor="get_language_display", classname="kepu-wide"
        ),
        StatusTagColumn(
            "state",
            label=_("状态"),
            accessor="get_state_display",
            primary=lambda station: station.state == StationState.ACTIVE,
        ),
        Column(
            "screen",
            label=_("屏幕指纹"),
            accessor=lambda station: station.screen or "—",
            classname="kepu-wide",
        ),
        Column(
            "contact",
            label=_("最近联系"),
            accessor=lambda station: freshness.ago(station.last_contact_at, timezone.now()),
            sort_key="last_contact_at",
        ),
    ]
    list_per_page = 50
    filterset_class = StationFilterSet
    search_fields = ["code", "name_zh", "keeper_name"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("code"),
                    FieldRowPanel([FieldPanel("name_zh"), FieldPanel("name_mn")]),
                    FieldPanel("region", widget=Select),
                    FieldPanel("station_type"),
                ],
                heading=_("e站"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("where_zh"), FieldPanel("where_mn")]),
                    FieldPanel("hours", widget=AdminAutoHeightTextInput(attrs={"rows": 2})),
                    FieldRowPanel([FieldPanel("closed_from"), FieldPanel("closed_until")]),
                ],
                heading=_("在哪里，什么时候开"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("keeper_name"),
                    FieldPanel("show_keeper"),
                    FieldPanel("telephone"),
                    FieldPanel("show_telephone"),
                    FieldPanel("agreed_by"),
                    FieldPanel("agreed_on"),
                    FieldPanel("private_contact"),
                ],
                heading=_("找谁，什么可以公开"),
                help_text=_(
                    "姓名和电话是个人信息：本人或单位同意了才公开；不同意了，取消打勾就不再显示。"
                ),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("language"),
                    FieldPanel("groups", widget=CheckboxSelectMultiple),
                    FieldPanel("livelihoods", widget=CheckboxSelectMultiple),
                    FieldPanel("topics", widget=CheckboxSelectMultiple),
                ],
                heading=_("给谁看，看什么"),
            ),
            FieldPanel("sample"),
        ],
        base_form_class=StationForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Station]:
        """Every station of one's own part, with the letters of its screen."""
        keys = DeviceKey.objects.in_use().filter(station=OuterRef("pk"))
        screen = Subquery(keys.values("fingerprint")[:1])
        own = in_own_regions(request.user, Station.objects.all())
        return own.select_related("region").annotate(screen=screen)


class StationGroup(SnippetViewSetGroup):
    """e站: the list, and the way to enrol a screen."""

    menu_label = _("e站")
    menu_icon = "desktop"
    menu_order = 420
    items = (StationViewSet,)

    def get_submenu_items(self) -> list[MenuItem]:
        """The list first, then how fresh they are, then enrolling."""
        return [*super().get_submenu_items(), ChartMenuItem(), EnrolMenuItem()]


class ChartMenuItem(MenuItem):
    """联系情况, for those who may see stations."""

    def __init__(self) -> None:
        super().__init__(_("联系情况"), reverse("stations:chart"), icon_name="grip", order=500)

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("stations.view_station"))


class EnrolMenuItem(MenuItem):
    """登记新屏幕, for those who may."""

    def __init__(self) -> None:
        super().__init__(_("登记新屏幕"), reverse("stations:enrol"), icon_name="plus", order=900)

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("stations.enrol_station"))
