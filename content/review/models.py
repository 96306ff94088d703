"""Who may vouch, what they said, and the clearance that follows."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.media.models import Licence

from .claims import claims
from .enums import Decision, Excuse, Finding, Kind, Risk, SubmissionState
from .querysets import (
    ClearanceQuerySet,
    PartnerReviewQuerySet,
    SubmissionQuerySet,
    VerdictQuerySet,
)


class Expert(models.Model):
    """A person with the standing to vouch: for a field, a language, or both."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("用户"),
        on_delete=models.CASCADE,
        related_name="expert",
    )
    disciplines = models.ManyToManyField("taxonomy.Topic", verbose_name=_("专业领域"), blank=True)
    reads_zh = models.BooleanField(_("能审中文"), default=True)
    reads_mn = models.BooleanField(_("能审蒙古文"), default=False)
    language_reviewer = models.BooleanField(_("可作语言审核"), default=False)
    regions = models.ManyToManyField(
        "taxonomy.Region",
        verbose_name=_("熟悉的地区"),
        blank=True,
        help_text=_("送审时，优先请熟悉当地的专家。"),
    )
    qualification = models.CharField(_("资格依据"), max_length=300, blank=True)
    name_public = models.BooleanField(
        _("同意公开姓名"), default=False, help_text=_("不同意时，读者只看到单位和专业。")
    )

    class Meta:
        verbose_name = _("专家")
        verbose_name_plural = _("专家")

    def __str__(self) -> str:
        return str(self.user)

    def languages(self) -> set[str]:
        """The languages this person can judge, by code."""
        return {code for code, can in (("zh-hans", self.reads_zh), ("mvf", self.reads_mn)) if can}


class Interest(models.Model):
    """A declared interest: this expert keeps away from a unit, a topic, or one article."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("专家"),
        on_delete=models.CASCADE,
        related_name="interests",
    )
    unit = models.ForeignKey(
        "accounts.Unit", verbose_name=_("单位"), null=True, blank=True, on_delete=models.CASCADE
    )
    topic = models.ForeignKey(
        "taxonomy.Topic", verbose_name=_("主题"), null=True, blank=True, on_delete=models.CASCADE
    )
    #: An article, by what both its languages share.
    translation_key = models.UUIDField(null=True, blank=True, editable=False)
    note = models.CharField(_("说明"), max_length=300, blank=True)
    declared_at = models.DateTimeField(_("申报时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("利益申报")
        verbose_name_plural = _("利益申报")

    def __str__(self) -> str:
        return f"{self.user}: {self.unit or self.topic or self.translation_key}"


class PartnerReview(models.Model):
    """A partner wrote and reviewed exactly these words before we took them over.

    It holds for the words (`content.pages.fingerprint.text_digest`): tags and pictures may still
    be added, but with the first changed word the text is no longer the one they reviewed.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="+")
    text = models.CharField(_("文字指纹"), max_length=64)
    source = models.CharField(_("来源单位"), max_length=200)
    #: Set when the partner is one of the units here: its people do not vouch for it again.
    source_unit = models.ForeignKey(
        "accounts.Unit",
        verbose_name=_("来源单位（在本站的）"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    source_url = models.URLField(_("原文地址"), max_length=500)
    institution = models.CharField(_("审核机构"), max_length=200)
    reviewer = models.CharField(_("审核人"), max_length=120)
    evidence_url = models.URLField(_("审核依据的地址"), max_length=500)
    reviewed_on = models.DateField(_("对方审核日期"))
    licence = models.CharField(_("许可"), max_length=20, choices=Licence.choices)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("登记人"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = PartnerReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("合作单位审核")
        verbose_name_plural = _("合作单位审核")
        constraints = [models.UniqueConstraint(fields=["page"], name="one_partner_review_per_page")]

    def __str__(self) -> str:
        return f"{self.institution} {self.text[:8]}"


class BannedText(models.Model):
    """This content was killed: it is never asked about, cleared or released again."""

    fingerprint = models.CharField(_("文本指纹"), max_length=64, unique=True)
    #: Its words alone: under another address or with other tags it is the same harm.
    text = models.CharField(_("文字指纹"), max_length=64, db_index=True)
    title = models.CharField(_("标题"), max_length=255)
    reason = models.TextField(_("原因"))
    banned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("操作人"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    banned_at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("禁用文本")
        verbose_name_plural = _("禁用文本")

    def __str__(self) -> str:
        return f"{self.title} {self.fingerprint[:8]}"


class Contribution(models.Model):
    """This person has edited this page. Wagtail's revisions, rewritten by autosave, cannot say."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    last_at = models.DateTimeField(_("最近编辑"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "user"], name="one_contribution_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.user} → {self.page_id}"


class Submission(models.Model):
    """Somebody has asked for a verdict on exactly this text, which it keeps a copy of."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(_("文本指纹"), max_length=64)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    state = models.CharField(
        _("状态"), max_length=10, choices=SubmissionState.choices, default=SubmissionState.OPEN
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("提交人"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("提交时间"))
    #: The canonical content, so that the next reviewer can be shown what has changed since.
    content = models.JSONField(default=dict)
    risk = models.CharField(
        _("风险类别"), max_length=20, choices=Risk.choices, default=Risk.ROUTINE
    )
    experts_needed = models.PositiveSmallIntegerField(_("需要几位专家"), default=1)
    due_at = models.DateTimeField(_("期限"), null=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("承接人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reminded_at = models.DateTimeField(_("提醒时间"), null=True, blank=True)
    escalated_at = models.DateTimeField(_("上报时间"), null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("送审")
        verbose_name_plural = _("送审")
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=models.Q(state="open"), name="one_open_submission"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.page_id} {self.fingerprint[:8]}"

    @property
    def overdue(self) -> bool:
        """Whether the time for an answer is over."""
        return self.due_at is not None and timezone.now() > self.due_at

    @property
    def days_waiting(self) -> int:
        """Whole days since it was asked."""
        return (timezone.now() - self.asked_at).days


class Verdict(models.Model):
    """What one reviewer said of exactly one text. Never edited, never deleted."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(_("文本指纹"), max_length=64)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    decision = models.CharField(_("意见"), max_length=10, choices=Decision.choices)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("审核人"),
        on_delete=models.PROTECT,
        related_name="verdicts",
    )
    checklist = models.JSONField(_("核对清单"), default=dict)
    comment = models.TextField(_("说明"), blank=True)
    #: By claim key (`claims`): what was found of it.
    findings = models.JSONField(_("逐条意见"), default=dict)
    excuse = models.CharField(_("回避原因"), max_length=20, choices=Excuse.choices, blank=True)
    at = models.DateTimeField(_("时间"))

    objects = VerdictQuerySet.as_manager()

    class Meta:
        verbose_name = _("审核意见")
        verbose_name_plural = _("审核意见")
        indexes = [models.Index(fields=["page", "fingerprint"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.get_decision_display()} {self.fingerprint[:8]}"

    def faults(self) -> list[str]:
        """What was found wrong, claim by claim, as the author reads it."""
        asked = (
            Submission.objects.filter(page_id=self.page_id, fingerprint=self.fingerprint)
            .order_by("-id")
            .first()
        )
        if asked is None or not self.findings:
            return []
        return [
            f"“{claim.value['statement']}”：{Finding(code).label}"
            for claim in claims(asked.content)
            if (code := self.findings.get(claim.key)) in Finding.values and code != Finding.HOLDS
        ]


class Clearance(models.Model):
    """This exact text of this page may be released, and no other.

    For a translation it also names the source text it was made from.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(_("文本指纹"), max_length=64)
    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="clearances")
    source_page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source_fingerprint = models.CharField(max_length=64, blank=True)
    granted_at = models.DateTimeField(_("时间"))
    revoked_at = models.DateTimeField(_("撤销时间"), null=True, blank=True)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("审定")
        verbose_name_plural = _("审定")
        constraints = [
            # A text is cleared again when it is looked at again, or its source is another; the
            # older clearance stays, for what was released by it.
            models.UniqueConstraint(fields=["verdict"], name="one_clearance_per_verdict")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.fingerprint[:8]}"
