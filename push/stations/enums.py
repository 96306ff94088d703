"""The kinds and states of a station."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StationType(models.TextChoices):
    """What kind of place the screen stands in."""

    VILLAGE = "village", _("嘎查村")
    COMMUNITY = "community", _("社区")
    SCHOOL = "school", _("学校")
    VAN = "van", _("流动车")


class ShownLanguage(models.TextChoices):
    """The languages a station shows."""

    CHINESE = "zh-hans", _("中文")
    MONGOLIAN = "mvf", _("蒙古文")
    BOTH = "both", _("中文和蒙古文")


class StationState(models.TextChoices):
    """Planned until its first screen is enrolled; retired for good."""

    PLANNED = "planned", _("筹建")
    ACTIVE = "active", _("在用")
    RETIRED = "retired", _("停用")


#: The only legal steps.
STEPS = {
    StationState.PLANNED: {StationState.ACTIVE, StationState.RETIRED},
    StationState.ACTIVE: {StationState.RETIRED},
    StationState.RETIRED: set(),
}
