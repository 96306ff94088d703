"""A delivery as its channel knows it."""

from push.channels.base import Message

from .models import Delivery


def message(delivery: Delivery) -> Message:
    """What the channel is to carry."""
    campaign = delivery.campaign
    return Message(
        key=delivery.key,
        publication=delivery.publication.uuid,
        recipient=delivery.station.code,
        language=delivery.language,
        starts=campaign.starts,
        ends=campaign.ends,
        priority=campaign.priority,
    )
