"""Follows its campaign's steps, in the same transaction, and puts the drains into the outbox."""

from typing import Any

from django.utils.translation import gettext as _

from outbox.registry import register_drain
from push.campaigns.models import Campaign
from push.campaigns.signals import campaign_called_back, campaign_stopped

from . import actions, fanout, recalling, sending


def on_stopped(campaign: Campaign, **kwargs: Any) -> None:
    """Nothing more goes out."""
    actions.cancel_due(campaign, str(_("推送任务已停止")))


def on_called_back(campaign: Campaign, **kwargs: Any) -> None:
    """Nothing more goes out, and what did comes back."""
    actions.cancel_due(campaign, str(_("推送任务已召回")))
    actions.recall_all(campaign)


def connect() -> None:
    """Called once, from the app's `ready`."""
    campaign_stopped.connect(on_stopped, dispatch_uid="deliveries.stopped")
    campaign_called_back.connect(on_called_back, dispatch_uid="deliveries.called_back")
    register_drain("deliveries.recall", recalling.recall_due)
    register_drain("deliveries.fan_out", fanout.fan_out)
    register_drain("deliveries.send", sending.send_due)
