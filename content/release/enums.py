"""The states of a publication and the steps between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicationState(models.TextChoices):
    """A publication is current until a newer one replaces it or it is called back."""

    CURRENT = "current", _("公开中")
    SUPERSEDED = "superseded", _("已被新版替代")
    WITHDRAWN = "withdrawn", _("已撤回")


#: The only legal steps; the database's trigger holds the same list.
STEPS = {
    PublicationState.CURRENT: {PublicationState.SUPERSEDED, PublicationState.WITHDRAWN},
    PublicationState.SUPERSEDED: set(),
    PublicationState.WITHDRAWN: set(),
}


class ReleaseKind(models.TextChoices):
    """Both languages together, or one alone by a recorded exception."""

    PAIR = "pair", _("双语同时发布")
    SINGLE = "single", _("单语例外发布")


class ProposalState(models.TextChoices):
    """A proposal waits for the second person, who confirms it; or either of them drops it."""

    PROPOSED = "proposed", _("等待另一人确认")
    CONFIRMED = "confirmed", _("已确认")
    DROPPED = "dropped", _("没有采用")
