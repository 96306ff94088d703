"""What is meant to be on a station: the rows from which its manifest is made."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .querysets import PlacementQuerySet


class Placement(models.Model):
    """One publication on one station, from its placing until it is recalled.

    The station is named by its code: channels and stations do not know one another.
    """

    key = models.CharField(max_length=64, unique=True)
    station_code = models.CharField(_("e站编号"), max_length=32)
    publication = models.ForeignKey(
        "release.Publication",
        verbose_name=_("公开版本"),
        on_delete=models.PROTECT,
        related_name="placements",
    )
    language = models.CharField(_("语言"), max_length=10)
    starts = models.DateTimeField(_("开始播放"), null=True, blank=True)
    ends = models.DateTimeField(_("结束播放"), null=True, blank=True)
    priority = models.PositiveSmallIntegerField(_("优先级"), default=0)
    placed_at = models.DateTimeField(_("放上时间"))
    recalled_at = models.DateTimeField(_("召回时间"), null=True, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("播放安排")
        verbose_name_plural = _("播放安排")
        default_permissions = ()
        indexes = [
            models.Index(fields=["station_code", "recalled_at"], name="placement_of_station"),
            models.Index(
                fields=["publication"],
                name="placement_live",
                condition=Q(recalled_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.station_code} ← {self.publication_id}"
