"""One row per campaign, recipient, channel and language: the outbox of push and its truth."""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _

from outbox.models import Durable

from .querysets import DeliveryQuerySet


class Delivery(Durable):
    """One publication to one station by one channel.

    `state` says how far the sending is (due, leased, done = sent, dead = given up, cancelled).
    What the station reports stands beside it and is never inferred from it.
    """

    #: sha256 hex of campaign uuid | station code | channel | language: the item's id everywhere.
    key = models.CharField(max_length=64, unique=True)
    campaign = models.ForeignKey(
        "campaigns.Campaign",
        verbose_name=_("推送任务"),
        on_delete=models.PROTECT,
        related_name="deliveries",
    )
    station = models.ForeignKey(
        "stations.Station", verbose_name=_("e站"), on_delete=models.PROTECT, related_name="+"
    )
    channel = models.CharField(_("渠道"), max_length=20)
    language = models.CharField(_("语言"), max_length=10)
    publication = models.ForeignKey(
        "release.Publication",
        verbose_name=_("公开版本"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    sent_at = models.DateTimeField(_("投出时间"), null=True)
    delivered_at = models.DateTimeField(_("送达时间"), null=True)
    displayed_at = models.DateTimeField(_("首次显示"), null=True)
    displays = models.PositiveIntegerField(_("显示次数"), default=0)
    #: When to take it away again (moved on by every failed try); null: it may stay.
    recall_at = models.DateTimeField(_("应召回"), null=True)
    recalled_at = models.DateTimeField(_("召回时间"), null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta(Durable.Meta):
        verbose_name = _("投递")
        verbose_name_plural = _("投递")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "station", "channel", "language"],
                name="one_delivery_per_campaign_and_recipient",
            )
        ]
        indexes = [
            *Durable.Meta.indexes,
            models.Index(fields=["publication"], name="delivery_publication"),
            models.Index(
                fields=["recall_at"],
                name="delivery_to_recall",
                condition=models.Q(recall_at__isnull=False, recalled_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign} → {self.station} · {self.channel} · {self.language}"


def key_parts(campaign_uuid: object, channel: str) -> tuple[str, str]:
    """What stands before the station's code in a key, and between it and the language.

    The fan-out puts the key together in SQL; this and `delivery_key` say how, once.
    """
    return f"{campaign_uuid}|", f"|{channel}|"


def delivery_key(
    campaign_uuid: object, station_code: str, *, channel: str = "station", language: str
) -> str:
    """The key of one delivery: the same however often it is planned."""
    before, between = key_parts(campaign_uuid, channel)
    text = f"{before}{station_code}{between}{language}"
    return hashlib.sha256(text.encode()).hexdigest()
