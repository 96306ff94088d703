"""What stations say has happened. Rows are only ever added."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .enums import ReceiptKind


class Receipt(models.Model):
    """One report of one station about one delivery.

    `uuid` is the station's own, so that the same report sent twice counts once; it is unique
    within the station only, or one station could take another's word away.
    `at` is the device's clock as it was told, `received_at` is ours.
    """

    uuid = models.UUIDField()
    station = models.ForeignKey(
        "stations.Station", verbose_name=_("e站"), on_delete=models.PROTECT, related_name="receipts"
    )
    delivery_key = models.CharField(max_length=64, db_index=True)
    object = models.CharField(max_length=64)
    kind = models.CharField(_("回执"), max_length=10, choices=ReceiptKind.choices)
    at = models.DateTimeField(_("设备时间"))
    count = models.PositiveIntegerField(_("次数"), default=1)
    received_at = models.DateTimeField(_("收到时间"))

    class Meta:
        verbose_name = _("回执")
        verbose_name_plural = _("回执")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["station", "uuid"], name="one_receipt_per_report")
        ]

    def __str__(self) -> str:
        return f"{self.station_id} {self.kind} {self.at:%Y-%m-%d %H:%M}"
