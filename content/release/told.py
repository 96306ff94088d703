"""What readers are told at once, in fixed words in both languages, which wait for nobody."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Grounds(models.TextChoices):
    """Why a text was called back, in words that readers are told at once."""

    CHECKING = "checking", _("正在重新核对")
    WRONG = "wrong", _("内容有误")
    HARMFUL = "harmful", _("照做可能受到伤害")
    OUTDATED = "outdated", _("内容已过时")
    RIGHTS = "rights", _("版权或授权问题")
    OVERDUE = "overdue", _("超过复核期限，待专家重新审核")


#: On these grounds the experts' word no longer holds either.
NEW_VERDICT = frozenset({Grounds.WRONG, Grounds.HARMFUL, Grounds.OUTDATED})


class Correction(models.TextChoices):
    """What a version corrects in the one before it, in words that readers are told at once."""

    FACTS = "facts", _("事实有误，已改正")
    NUMBERS = "numbers", _("数字或单位有误，已改正")
    ADVICE = "advice", _("做法有改动")
    SOURCE = "source", _("来源有更正")
    NEWER = "newer", _("有了新的依据")
    WORDING = "wording", _("写得更清楚")
