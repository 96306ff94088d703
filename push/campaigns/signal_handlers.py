"""What becomes of a campaign when its article is corrected or withdrawn.

The release transaction only gets an outbox message; the campaigns follow when it is worked.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from content.release.models import Publication
from content.signals import content_released, content_withdrawn
from content.taxonomy import uses
from content.taxonomy.models import Term
from outbox.actions import put
from outbox.registry import register
from push.targeting.rules import parse
from push.targeting.vocabulary import TERMS

from . import actions
from .enums import CampaignState
from .models import Campaign

ARTICLE_CHANGED = "campaigns.article_changed"


def on_withdrawn(publications: list[Publication], reason: str, **kwargs: Any) -> None:
    """Leave word that everything carrying these must come back."""
    _leave_word(publications, reason=reason, corrected=False)


def on_released(superseded: list[Publication], **kwargs: Any) -> None:
    """Leave word that a newer text stands in the place of these."""
    _leave_word(superseded, reason=_now("文章已更正，旧版本撤下"), corrected=True)


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


def naming(term: Term) -> int:
    """How many campaigns' rules name the term."""
    facet = next((facet for facet, model in TERMS.items() if model is type(term)), "")
    rules = Campaign.objects.values_list("rule", flat=True)
    return sum(
        1
        for rule in rules
        if any(c.facet == facet and term.code in c.codes for c in parse(rule).clauses())
    )


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
    uses.register(_("推送任务的目标规则"), naming)
