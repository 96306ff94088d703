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


class Finding(models.TextChoices):
    """What the reviewer said of one claim."""

    HOLDS = "holds", _("成立")
    WRONG = "wrong", _("不属实")
    SOURCE = "source", _("来源不支持")
    OUTDATED = "outdated", _("已过时")
    DOSE = "dose", _("剂量或数字有误")
    HARMFUL = "harmful", _("可能误导、伤人")
    UNCLEAR = "unclear", _("说得不清楚")


class Excuse(models.TextChoices):
    """Why a reviewer declines."""

    CONFLICT = "conflict", _("有利益关系，须回避")
    NOT_MY_FIELD = "not_my_field", _("不是我的领域")
    NO_TIME = "no_time", _("近期没有时间")


class SubmissionState(models.TextChoices):
    """A request for a verdict is open until it is answered, or the text is submitted anew."""

    OPEN = "open", _("等待审核")
    ANSWERED = "answered", _("已有意见")
    REPLACED = "replaced", _("已重新提交")


class Risk(models.TextChoices):
    """How much harm a wrong text could do; sets how many experts must agree, and how soon."""

    ROUTINE = "routine", _("一般")
    AGROCHEMICAL = "agrochemical", _("农药等农用化学品")
    VETERINARY = "veterinary", _("畜牧兽医")
    HEALTH = "health", _("健康医疗")
    EMERGENCY = "emergency", _("灾害应急")
    PARTNER = "partner", _("合作单位引进")
