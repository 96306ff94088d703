"""What the public reads: frozen content, never a page's row."""

import uuid
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.pages.enums import PageKind
from outbox.models import Durable

from .enums import ProposalState, PublicationState, ReleaseKind
from .querysets import PublicationQuerySet
from .told import Correction, Grounds


class SoloProposal(models.Model):
    """One person proposes that exactly this text goes out in one language; another answers."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(_("文本指纹"), max_length=64)
    reason = models.CharField(_("理由"), max_length=300)
    translation_due = models.DateField(_("译文最迟何时"))
    #: What the text corrects in the one that is public; readers see it with its date.
    correction = models.CharField(_("更正"), max_length=10, choices=Correction.choices, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("提议人"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    proposed_at = models.DateTimeField(_("提议时间"))
    state = models.CharField(
        _("状态"), max_length=10, choices=ProposalState.choices, default=ProposalState.PROPOSED
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("确认人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("确认时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("单语发布提议")
        verbose_name_plural = _("单语发布提议")
        constraints = [
            models.UniqueConstraint(
                fields=["page"],
                condition=models.Q(state="proposed"),
                name="one_open_proposal_per_page",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.fingerprint[:8]}"


class Release(models.Model):
    """One act of releasing: a pair together, or one language alone with a reason."""

    translation_key = models.UUIDField()
    kind = models.CharField(_("方式"), max_length=10, choices=ReleaseKind.choices)
    reason = models.TextField(_("理由"), blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("发布人"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    released_at = models.DateTimeField(_("发布时间"))
    #: Of one language alone: what was proposed, and confirmed by a second person.
    proposal = models.OneToOneField(
        SoloProposal, null=True, blank=True, on_delete=models.PROTECT, related_name="release"
    )

    class Meta:
        verbose_name = _("发布")
        verbose_name_plural = _("发布")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.released_at:%Y-%m-%d %H:%M}"


class ScheduledRelease(Durable):
    """A pair that goes out at a set time, if it is ready then."""

    LONGEST_WAIT = None
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    planned_at = models.DateTimeField(_("计划发布时间"))
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("计划人"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta(Durable.Meta):
        verbose_name = _("定时发布")
        verbose_name_plural = _("定时发布")
        constraints = [
            models.UniqueConstraint(
                fields=["page"],
                condition=models.Q(state__in=["due", "leased"]),
                name="one_planned_release_per_page",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.planned_at:%Y-%m-%d %H:%M}"


class Publication(models.Model):
    """One language version as it was released. Only its state ever changes.

    `content` is the canonical content (content.pages.fingerprint); its digest is `fingerprint`, so
    anyone can check that what is shown is what was cleared. `media` and `names` freeze what the
    content refers to by hash and by code.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="+")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="publications")
    clearance = models.ForeignKey("review.Clearance", on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(_("文本指纹"), max_length=64)
    translation_key = models.UUIDField(db_index=True)
    #: An article, a film, a long picture or a rebuttal.
    kind = models.CharField(
        _("形式"), max_length=10, choices=PageKind.choices, default=PageKind.ARTICLE
    )
    language = models.CharField(_("语言"), max_length=10)
    section = models.SlugField(_("栏目"), max_length=40)
    slug = models.SlugField(max_length=120)
    path = models.CharField(_("地址"), max_length=170)
    version = models.PositiveIntegerField(_("版本"))
    title = models.CharField(_("标题"), max_length=255)
    summary = models.TextField(_("摘要"), blank=True)
    content = models.JSONField()
    media = models.JSONField(default=dict)
    names = models.JSONField(default=dict)
    vouched = models.JSONField(default=list)
    #: The pair that this text adds to as a local addition; "" for a text of its own.
    adds_to = models.CharField(max_length=36, blank=True, db_index=True)
    sample = models.BooleanField(_("示例"), default=False)
    #: What this version corrects; readers see it with its date.
    correction = models.CharField(_("更正"), max_length=10, choices=Correction.choices, blank=True)
    review_by = models.DateField(_("复核期限"), null=True)
    state = models.CharField(
        _("状态"), max_length=10, choices=PublicationState.choices, default=PublicationState.CURRENT
    )
    released_at = models.DateTimeField(_("发布时间"))
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True, blank=True)
    #: For the staff; readers are told the grounds.
    withdrawn_reason = models.CharField(_("撤回原因"), max_length=300, blank=True)
    grounds = models.CharField(
        _("公开的撤回原因"), max_length=10, choices=Grounds.choices, blank=True
    )

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("公开版本")
        verbose_name_plural = _("公开版本")
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=models.Q(state="current"), name="one_current_per_page"
            ),
            models.UniqueConstraint(
                fields=["language", "path"],
                condition=models.Q(state="current"),
                name="one_current_per_address",
            ),
            models.UniqueConstraint(fields=["page", "version"], name="one_publication_per_version"),
        ]
        indexes = [
            models.Index(
                fields=["language", "section", "-released_at", "-id"],
                condition=models.Q(state="current"),
                name="newest_of_a_shelf",
            ),
            models.Index(
                fields=["language", "-released_at", "-id"],
                condition=models.Q(state="current"),
                name="newest_of_a_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} · {self.language} · {self.version}"

    @property
    def url(self) -> str:
        """The public address, from the site's root."""
        return f"/{self.language}/{self.path}/"

    @property
    def leads_to(self) -> UUID:
        """The pair that a reader is sent to who finds this: an addition's is what it adds to."""
        base = self.content["adds_to"]
        return UUID(base) if base else self.translation_key


class ShownObject(models.Model):
    """This publication shows this object of the public store, as long as it is current."""

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="shown_objects"
    )
    sha256 = models.CharField(max_length=64, db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "sha256"], name="one_row_per_shown_object"
            )
        ]

    def __str__(self) -> str:
        return self.sha256[:12]


class Remark(models.Model):
    """What somebody on the staff says to readers beside a text, once another has confirmed it."""

    #: `release/<pk>`, or `message/<code>` (content.inbox).
    subject = models.CharField(max_length=60, unique=True)
    #: The pair that it is about; none for a letter out of nothing.
    translation_key = models.UUIDField(null=True, db_index=True)
    text_zh = models.TextField(_("中文"), blank=True)
    text_mn = models.TextField(_("蒙古文"), blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("写的人"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    written_at = models.DateTimeField(_("时间"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("确认人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("给读者的说明")
        verbose_name_plural = _("给读者的说明")
        default_permissions = ()

    def __str__(self) -> str:
        return self.subject
