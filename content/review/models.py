"""Who may vouch, what they said, and the clearance that follows."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .enums import Decision, Kind, SubmissionState
from .querysets import ClearanceQuerySet, SubmissionQuerySet, VerdictQuerySet


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
    qualification = models.CharField(_("资格依据"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("专家")
        verbose_name_plural = _("专家")

    def __str__(self) -> str:
        return str(self.user)

    def languages(self) -> set[str]:
        """The languages this person can judge, by code."""
        return {code for code, can in (("zh-hans", self.reads_zh), ("mvf", self.reads_mn)) if can}


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
    """Somebody has asked for a verdict on exactly this text."""

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
    at = models.DateTimeField(_("时间"))

    objects = VerdictQuerySet.as_manager()

    class Meta:
        verbose_name = _("审核意见")
        verbose_name_plural = _("审核意见")
        indexes = [models.Index(fields=["page", "fingerprint"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.get_decision_display()} {self.fingerprint[:8]}"


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
            # A translation's text may outlive its source's: then it is cleared once per source.
            models.UniqueConstraint(
                fields=["page", "fingerprint", "source_fingerprint"],
                condition=models.Q(revoked_at=None),
                name="one_clearance_per_text",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.fingerprint[:8]}"
