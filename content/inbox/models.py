"""A reader's message. No account, no address of a machine, and a contact only if they leave one."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.release import remarks

from .enums import STEPS, Kind, Outcome, State
from .querysets import MessageQuerySet


class Message(models.Model):
    """One thing a reader told us or asked us."""

    #: What the reader keeps to see later what became of it.
    code = models.CharField(_("编号"), max_length=12, unique=True, editable=False)
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices)
    language = models.CharField(_("语言"), max_length=10)
    text = models.TextField(_("内容"))
    #: The version they had before them; none for a question out of nothing.
    publication = models.ForeignKey(
        "release.Publication",
        verbose_name=_("文章版本"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="messages",
    )
    block = models.CharField(max_length=10, blank=True)
    statement = models.TextField(_("涉及的论断"), blank=True)
    #: Encrypted (content.inbox.sealing); empty when they left none.
    sealed_contact = models.TextField(blank=True, editable=False)
    digest = models.CharField(max_length=64, db_index=True, editable=False)
    received_at = models.DateTimeField(_("收到时间"))

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.NEW)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("负责人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    due = models.DateField(_("期限"))
    #: Who vouched for what is doubted: they see it on their first page and may decide it.
    experts = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="asked_messages")
    outcome = models.CharField(_("结果"), max_length=10, choices=Outcome.choices, blank=True)
    reason_zh = models.TextField(_("理由或答复（中文）"), blank=True)
    reason_mn = models.TextField(_("理由或答复（蒙古文）"), blank=True)
    closed_at = models.DateTimeField(_("办结时间"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("办结人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("读者来信")
        verbose_name_plural = _("读者来信")
        default_permissions = ()
        permissions = [("handle_message", _("可以处理读者来信"))]
        indexes = [models.Index(fields=["state", "due"], name="inbox_state_due")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}"

    def may_become(self, state: State) -> bool:
        """Whether the step from here to `state` is legal."""
        return state in STEPS[State(self.state)]

    @property
    def subject(self) -> str:
        """Under which the reason or answer waits to be confirmed (content.release.remarks)."""
        return f"message/{self.code}"

    def reasons(self) -> dict[str, str]:
        """The reason or answer that readers may see, by language code."""
        return remarks.shown(self.subject)
