"""What becomes of a campaign when its article is corrected or withdrawn.

The release transaction only gets an outbox message; the campaigns follow when it is worked.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from content.release.models import Publication
from content.signals import content_released, content_withdrawn
from outbox.actions import put
from outbox.registry import register

from . import actions
from .enums import CampaignState
from .models import Campaign

ARTICLE_CHANGED = "campaigns.article_changed"


def on_withdrawn(publications: list[Publication], reason: str, **kwargs: Any) -> None:
    """Leave word that everything carrying these must come back."""
    _leave_word(publications, reason=reason, corrected=False)


def on_released(superseded: list[Publication], **kwargs: Any) -> None:
    """Leave word that a newer text stands in the place of these."""
    _leave_word(superseded, reason=str(_("文章已更正，旧版本撤下")), corrected=True)


def article_changed(payload: dict[str, Any]) -> None:
    """Call back what went out with the old text; what was only approved becomes a draft again.

    After a correction a draft for the new text takes the place of each campaign that ran: a
    person looks at it and launches it.
    """
    for campaign in Campaign.objects.carrying(payload["publications"]).approved():
        actions.reopen(campaign, None, reason=payload["reason"])
    for campaign in Campaign.objects.carrying(payload["publications"]).started():
        _replace(campaign, reason=payload["reason"], corrected=payload["corrected"])


@transaction.atomic
def _replace(campaign: Campaign, *, reason: str, corrected: bool) -> None:
    ended = campaign.ends is not None and campaign.ends <= timezone.now()
    wanted = campaign.state != CampaignState.STOPPED and not ended
    actions.call_back(campaign, None, reason=reason)
    if corrected and wanted:
        actions.propose_again(campaign)


def _leave_word(publications: list[Publication], *, reason: str, corrected: bool) -> None:
    if not publications:
        return
    payload = {
        "publications": [publication.pk for publication in publications],
        "reason": reason,
        "corrected": corrected,
    }
    # A publication is superseded or withdrawn once in its life.
    put(ARTICLE_CHANGED, payload, key=f"{ARTICLE_CHANGED}:{publications[0].uuid}")


def connect() -> None:
    """Called once, from the app's `ready`."""
    content_withdrawn.connect(on_withdrawn, dispatch_uid="campaigns.withdrawn")
    content_released.connect(on_released, dispatch_uid="campaigns.released")
    register(ARTICLE_CHANGED, article_changed)
