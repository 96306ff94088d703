"""Where the other language of an article stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PairState(models.TextChoices):
    """From no translation at all to public, and back when the source moves on."""

    MISSING = "missing", _("还没有译文")
    DRAFT = "draft", _("翻译中")
    IN_REVIEW = "in_review", _("语言审核中")
    READY = "ready", _("可发布")
    STALE = "stale", _("原文已改，待更新")
    LIVE_STALE = "live_stale", _("公开的译文已落后")
    LIVE = "live", _("已公开")
