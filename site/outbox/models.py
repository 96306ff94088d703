"""Rows that say what is still to be done. They are the truth; whoever drains them is a clock."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a durable row stands. Legal steps are in `outbox.claims`."""

    DUE = "due", _("待处理")
    LEASED = "leased", _("处理中")
    DONE = "done", _("已完成")
    DEAD = "dead", _("多次失败")
    CANCELLED = "cancelled", _("已取消")
    IN_DOUBT = "in_doubt", _("结果不明")


class Durable(models.Model):
    """Work that survives every crash: claimed with a lease, finished under its token."""

    #: No row of this kind is meant to wait longer: one that would was written under a clock that
    #: ran ahead. None: a person says when.
    LONGEST_WAIT: ClassVar[timedelta | None] = timedelta(hours=12)

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.DUE)
    attempts = models.PositiveSmallIntegerField(_("尝试次数"), default=0)
    next_at = models.DateTimeField(_("下次时间"))
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.CharField(max_length=32, blank=True)
    last_error = models.CharField(_("最近错误"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("创建时间"))

    class Meta:
        abstract = True
        indexes = [
            models.Index(
                fields=["next_at", "id"], name="%(class)s_due", condition=models.Q(state="due")
            ),
            models.Index(
                fields=["lease_until"], name="%(class)s_leased", condition=models.Q(state="leased")
            ),
        ]


class Message(Durable):
    """Something a listener must do because of a committed change; `key` makes it happen once."""

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField(default=dict)

    class Meta(Durable.Meta):
        verbose_name = _("待办消息")
        verbose_name_plural = _("待办消息")

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
