"""What a letter can be about, and its sentence in the reader's language."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The occasions; each has a subject and a sentence below."""

    ASSIGNED = "assigned", _("请您审核")
    DUE_SOON = "due_soon", _("审核快到期了")
    OVERDUE = "overdue", _("审核已超期")
    ESCALATED = "escalated", _("审核超期，请协调")
    REVIEW_SOON = "review_soon", _("文章该复核了")
    LAPSED = "lapsed", _("文章过期，已停止公开")
    TRANSLATION_DUE = "translation_due", _("译文快到期了")
    TRANSLATION_LATE = "translation_late", _("译文超期，请协调")


#: Each is filled with the title and, where there is one, the day.
SENTENCES = {
    Kind.ASSIGNED: _("“%(title)s”请您审核，请在%(day)s之前答复。"),
    Kind.DUE_SOON: _("“%(title)s”还在等审核意见，期限是%(day)s。"),
    Kind.OVERDUE: _("“%(title)s”的审核期限%(day)s已过，请尽快答复，或退回另请专家。"),
    Kind.ESCALATED: _("“%(title)s”的审核期限%(day)s已过，还没有答复，请催办或转交。"),
    Kind.REVIEW_SOON: _("“%(title)s”公开到%(day)s为止，请在那以前请专家再看一遍。"),
    Kind.LAPSED: _("“%(title)s”过了复核期限%(day)s，没有人再看过，已停止公开。"),
    Kind.TRANSLATION_DUE: _("“%(title)s”只有一种语言公开，答应读者的译文最迟%(day)s发布。"),
    Kind.TRANSLATION_LATE: _("“%(title)s”的译文答应读者%(day)s以前发布，已经超期，请协调。"),
}
