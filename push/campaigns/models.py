"""A campaign: one article to one audience, which is frozen when it is approved."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from push.targeting.rules import Rule, parse

from .enums import STEPS, Act, CampaignState
from .querysets import AudienceQuerySet, CampaignQuerySet

#: The counters on a campaign's own row, moved by `actions.adjust_counters` and nothing else.
COUNTERS = ("planned", "sent", "delivered", "displayed", "failed", "cancelled", "recalled")


class Campaign(models.Model):
    """Sending one article to one audience.

    planned = waiting + sent + failed + cancelled, because each delivery is one row of
    push.deliveries and these counters move in the transaction that changes it. delivered,
    displayed and recalled say what became of those that were sent.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("名称"), max_length=255)
    translation_key = models.UUIDField(db_index=True)
    rule = models.JSONField(_("目标规则"), default=dict)
    state = models.CharField(
        _("状态"), max_length=12, choices=CampaignState.choices, default=CampaignState.DRAFT
    )
    #: One per language; set at approval, so that a later correction is never sent unseen.
    publications = models.ManyToManyField("release.Publication", related_name="+")
    starts = models.DateTimeField(_("开始播放"), null=True, blank=True)
    ends = models.DateTimeField(_("结束播放"), null=True, blank=True)
    priority = models.PositiveSmallIntegerField(_("优先级"), default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("创建人"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(_("创建时间"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("批准人"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    approved_at = models.DateTimeField(_("批准时间"), null=True)
    launched_at = models.DateTimeField(_("启动时间"), null=True)
    ended_at = models.DateTimeField(_("结束时间"), null=True)
    ended_reason = models.CharField(_("结束原因"), max_length=300, blank=True)

    planned = models.PositiveIntegerField(_("计划"), default=0)
    sent = models.PositiveIntegerField(_("已投出"), default=0)
    delivered = models.PositiveIntegerField(_("已送达"), default=0)
    displayed = models.PositiveIntegerField(_("已显示"), default=0)
    failed = models.PositiveIntegerField(_("失败"), default=0)
    cancelled = models.PositiveIntegerField(_("已取消"), default=0)
    recalled = models.PositiveIntegerField(_("已召回"), default=0)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("推送任务")
        verbose_name_plural = _("推送任务")
        default_permissions = ()
        permissions = [("launch_campaign", _("可以新建、批准、启动和召回推送任务"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    planned__gte=models.F("sent") + models.F("failed") + models.F("cancelled")
                ),
                name="campaign_counts_add_up",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def parsed_rule(self) -> Rule:
        """The rule as `push.targeting.rules` knows it."""
        return parse(self.rule)

    @property
    def waiting(self) -> int:
        """Planned deliveries that have neither gone out nor ended."""
        return self.planned - self.sent - self.failed - self.cancelled

    def may_become(self, state: CampaignState) -> bool:
        """Whether the step from here to `state` is legal."""
        return state in STEPS[CampaignState(self.state)]


class AudienceMember(models.Model):
    """One station as it stood when the campaign was approved: in or out, and why."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="audience")
    station = models.ForeignKey("stations.Station", on_delete=models.PROTECT, related_name="+")
    included = models.BooleanField(_("会收到"))
    language = models.CharField(_("语言"), max_length=10)
    #: The clause that decided, as it was; null when no single one did.
    clause = models.JSONField(null=True)
    words = models.TextField(_("原因"))

    objects = AudienceQuerySet.as_manager()

    class Meta:
        verbose_name = _("目标e站")
        verbose_name_plural = _("目标e站")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "station"], name="one_membership_per_station"
            )
        ]

    def __str__(self) -> str:
        return f"{self.station}：{self.words}"


class FanoutCursor(models.Model):
    """How far the frozen audience has been turned into deliveries. Made by the launch."""

    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="fanout")
    last_member = models.BigIntegerField(default=0)
    done = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("展开进度")
        verbose_name_plural = _("展开进度")

    def __str__(self) -> str:
        return f"{self.campaign}: {self.last_member}{' ✓' if self.done else ''}"


class CampaignEvent(models.Model):
    """The log of what was done to a campaign, by whom and when. Only ever added to."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="events")
    act = models.CharField(_("操作"), max_length=12, choices=Act.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("操作人"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("时间"))
    detail = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("推送记录")
        verbose_name_plural = _("推送记录")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.detail}"
