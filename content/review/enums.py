"""What is judged, and what can be said of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is judged: the science of a text, or the language of a translation."""

    SCIENCE = "science", _("科学性审核")
    LANGUAGE = "language", _("语言审核")


class Decision(models.TextChoices):
    """What the reviewer said."""

    APPROVE = "approve", _("同意")
    CHANGES = "changes", _("请修改")
    DECLINE = "decline", _("不便审核")


class SubmissionState(models.TextChoices):
    """A request for a verdict is open until it is answered, or the text is submitted anew."""

    OPEN = "open", _("等待审核")
    ANSWERED = "answered", _("已有意见")
    REPLACED = "replaced", _("已重新提交")
