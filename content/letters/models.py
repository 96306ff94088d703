"""Letters to members of staff: written with the change that they speak of, sent afterwards."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from outbox.models import Durable

from .kinds import Kind


class Letter(Durable):
    """One letter to one person. `key` makes that it is written once."""

    key = models.CharField(max_length=200, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("收件人"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    kind = models.CharField(_("事由"), max_length=20, choices=Kind.choices)
    language = models.CharField(_("语言"), max_length=10)
    subject = models.CharField(_("标题"), max_length=200)
    body = models.TextField(_("正文"))
    url = models.CharField(_("地址"), max_length=300)
    #: Set before the letter is handed over: found again unfinished, nobody knows whether it went.
    begun_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("寄出时间"), null=True, blank=True)

    class Meta(Durable.Meta):
        verbose_name = _("提醒邮件")
        verbose_name_plural = _("提醒邮件")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} → {self.user}"
