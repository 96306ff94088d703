"""What readers write about, and what becomes of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Why somebody wrote."""

    ERROR = "error", _("报告错误")
    QUESTION = "question", _("提问")


class State(models.TextChoices):
    """Where a message stands."""

    NEW = "new", _("新来信")
    ASSIGNED = "assigned", _("处理中")
    CLOSED = "closed", _("已办结")


class Outcome(models.TextChoices):
    """How it ended. The first two are shown under the article, with their reason."""

    CORRECTED = "corrected", _("已改正")
    STANDS = "stands", _("维持原文")
    ANSWERED = "answered", _("已答复")
    UNFIT = "unfit", _("不属于来信范围")


#: The only legal steps. A closed message stays closed: what was said of it is public.
STEPS = {
    State.NEW: {State.ASSIGNED, State.CLOSED},
    State.ASSIGNED: {State.ASSIGNED, State.CLOSED},
    State.CLOSED: set(),
}
#: What each kind of message can end in.
OUTCOMES = {
    Kind.ERROR: (Outcome.CORRECTED, Outcome.STANDS, Outcome.UNFIT),
    Kind.QUESTION: (Outcome.ANSWERED, Outcome.UNFIT),
}
