"""Which source text a translation was made from."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Pin(models.Model):
    """This page is the translation of exactly that cleared source text."""

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    source_page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    source_fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.page_id} ← {self.source_page_id}@{self.source_fingerprint[:8]}"


class Owed(models.Model):
    """This original is public alone; its other language is owed to readers by a day."""

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(_("何时起"))
    due_on = models.DateField(_("译文最迟何时"))
    reminded_at = models.DateTimeField(_("提醒时间"), null=True, blank=True)
    escalated_at = models.DateTimeField(_("上报时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("欠的译文")
        verbose_name_plural = _("欠的译文")

    def __str__(self) -> str:
        return f"{self.page_id} → {self.due_on}"

    @property
    def overdue(self) -> bool:
        """Whether the day is over."""
        return timezone.localdate() > self.due_on
