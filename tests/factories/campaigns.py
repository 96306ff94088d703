"""Campaigns, as far as a story needs them; each step through the act that people use."""

from typing import Any

from content.taxonomy.models import AudienceGroup, Livelihood, Region, Topic
from push.campaigns import actions
from push.campaigns.models import Campaign
from push.stations.models import Station
from push.targeting.rules import Clause, Rule
from tests import people

from .pages import make_site
from .release import make_released_pair

#: Meant for herders of the Evenki banner, as the released article's own tags say.
HERDERS = Rule(
    all=(
        Clause("region", ("150724",)),
        Clause("group", ("farmers_herders",)),
    )
)


def make_recipient(code: str = "selenge", **fields: Any) -> Station:
    """An active village station of herders in the Evenki banner, in both languages."""
    if not Region.objects.exists():
        make_site()
    terms = {
        "groups": (AudienceGroup, fields.pop("groups", ["farmers_herders"])),
        "livelihoods": (Livelihood, fields.pop("livelihoods", ["pastoral"])),
        "topics": (Topic, fields.pop("topics", [])),
    }
    values = {
        "name_zh": code,
        "name_mn": code,
        "region": Region.objects.get(code=fields.pop("region", "150724")),
        "station_type": "village",
        "language": "both",
        "state": "active",
        **fields,
    }
    station = Station.objects.create(code=code, **values)
    for facet, (model, codes) in terms.items():
        getattr(station, facet).set(model.objects.filter(code__in=codes))  # type: ignore[attr-defined]
    return station


def make_campaign(
    *,
    rule: Rule = HERDERS,
    slug: str = "brucellosis",
    approved: bool = False,
    launched: bool = False,
    **plan: Any,
) -> Campaign:
    """A campaign of a released pair, in the state that is asked for."""
    pair = make_released_pair(slug)
    user = people.publisher()
    campaign = actions.propose(pair["zh-hans"].translation_key, user)
    settings = actions.Plan(plan.pop("title", campaign.title), **plan)
    campaign = actions.save_rule(campaign, user, rule=rule, plan=settings)
    if approved or launched:
        campaign = actions.approve(campaign, user)
    if launched:
        campaign = actions.launch(campaign, user)
    return campaign
