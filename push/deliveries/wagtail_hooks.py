"""Puts the stations' progress on a campaign's page."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path
from wagtail import hooks

from push.campaigns.models import Campaign
from push.campaigns.views import PANELS_HOOK

from .panel import DeliveriesPanel


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [path("deliveries/", include("push.deliveries.admin_urls"))]


@hooks.register(PANELS_HOOK)
def panel(request: HttpRequest, campaign: Campaign) -> DeliveriesPanel:
    return DeliveriesPanel(request, campaign)
