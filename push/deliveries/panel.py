"""The part of a campaign's page that says, station by station, how far it has come."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from outbox.models import State
from push.campaigns.models import Campaign

from .models import Delivery

PER_PAGE = 100


class DeliveriesPanel(Component):
    """每个e站的进度."""

    template_name = "deliveries/panel.html"

    def __init__(self, request: HttpRequest, campaign: Campaign) -> None:
        self.request, self.campaign = request, campaign

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """One page of deliveries, in the order of the map."""
        rows = Delivery.objects.filter(campaign=self.campaign).select_related("station__region")
        ordered = rows.order_by("station__region__path", "station__code", "-language")
        page = Paginator(ordered, PER_PAGE).get_page(self.request.GET.get("page"))
        return {
            "request": self.request,
            "campaign": self.campaign,
            "page": page,
            "rows": [{"delivery": delivery, "stands": stands(delivery)} for delivery in page],
        }


def stands(delivery: Delivery) -> tuple[str, str]:
    """Where a delivery stands: a word for its colour, and the words for a person."""
    if delivery.state == State.CANCELLED:
        return "off", _("已取消")
    if delivery.state == State.DEAD:
        return "bad", _("失败")
    if delivery.recall_at:
        return "off", _("已撤下") if delivery.recalled_at else _("正在撤下")
    if delivery.state != State.DONE:
        return "wait", _("重试中") if delivery.attempts else _("等待投出")
    if delivery.displayed_at:
        return "good", _("已显示")
    return ("good", _("已送达")) if delivery.delivered_at else ("wait", _("等e站来取"))
