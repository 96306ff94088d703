"""The hash-chained log: who did what to which content, and proof that nobody rewrote it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Record(models.Model):
    """One act. Rows are only ever added (a trigger refuses anything else)."""

    act = models.CharField(_("动作"), max_length=60)
    subject = models.CharField(_("对象"), max_length=120)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("操作人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    detail = models.JSONField(_("详情"), default=dict)
    at = models.DateTimeField(_("时间"))
    previous = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("记录")
        verbose_name_plural = _("记录")

    def __str__(self) -> str:
        return f"{self.act} {self.subject}"
