"""Sending what is due: claim, look again, send outside any transaction, note what happened."""

import logging
import time

from django.utils import timezone
from django.utils.translation import gettext as _

from content.release.enums import PublicationState
from outbox import claims
from push.campaigns.actions import finish_if_done
from push.campaigns.enums import SENDING, CampaignState
from push.campaigns.models import Campaign
from push.channels import registry
from push.channels.base import ChannelError
from push.stations.enums import StationState

from . import actions
from .messages import message
from .models import Delivery

logger = logging.getLogger(__name__)
BATCH = 20
LEASE_SECONDS = 60
#: What is paused is not even claimed. What is stopped is: a lease may have lapsed there.
_NOT_PAUSED = "campaign_id NOT IN (SELECT id FROM campaigns_campaign WHERE state = 'paused')"


def send_due(deadline: float) -> int:
    """Send until nothing is due or `time.monotonic()` passes `deadline`; returns rows ended."""
    rows = claims.claim(Delivery, limit=BATCH, lease_seconds=LEASE_SECONDS, where=_NOT_PAUSED)
    done = 0
    for position, row in enumerate(rows):
        if time.monotonic() >= deadline:
            claims.give_back(rows[position:])
            break
        done += send_one(row)
    for campaign_id in Campaign.objects.filter(
        state=CampaignState.LAUNCHED, fanout__done=True
    ).values_list("pk", flat=True):
        finish_if_done(campaign_id)
    return done


def send_one(row: Delivery) -> int:
    """Send one claimed delivery, or say why not. 1 when the row has come to an end."""
    delivery = Delivery.objects.select_related("campaign", "station", "publication").get(pk=row.pk)
    if delivery.lease_token != row.lease_token:
        return 0
    if delivery.campaign.state == CampaignState.PAUSED:
        claims.give_back([delivery])
        return 0
    if why := objection(delivery):
        return int(actions.cancel_leased(delivery, why))
    if delivery.attempts >= claims.MAX_ATTEMPTS:
        # Started so often and never ended: whoever sends it dies of it.
        return int(actions.mark_failed(delivery, _("多次中断，没有送出"), permanent=True))
    if not claims.start(delivery):
        return 0
    return _send(delivery)


def objection(delivery: Delivery) -> str:
    """Why this must not go out now; "" when it may. Asked again at the moment of sending."""
    campaign, publication = delivery.campaign, delivery.publication
    if campaign.state not in SENDING:
        return _("推送任务%(state)s") % {"state": campaign.get_state_display()}
    if publication.state != PublicationState.CURRENT:
        return _("文章%(state)s") % {"state": publication.get_state_display()}
    if delivery.station.state == StationState.RETIRED:
        return _("e站已停用")
    if campaign.ends and campaign.ends <= timezone.now():
        return _("已过结束时间")
    return ""


def _send(delivery: Delivery) -> int:
    try:
        registry.get(delivery.channel).send(message(delivery))
    except ChannelError as error:
        return int(actions.mark_failed(delivery, error, permanent=error.permanent))
    except Exception as error:
        # Whatever one station's sending raises must not stop the others; the row says what it was.
        logger.exception("delivery %s failed", delivery.key)
        actions.mark_failed(delivery, error)
        return 0
    return int(actions.mark_sent(delivery))
