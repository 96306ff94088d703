"""What is being pushed, for readers who come to look: the same rules, asked of their choice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from content.pages.reading import Reading
from content.release.models import Publication
from content.release.querysets import PublicationQuerySet
from content.release.reading import listed
from push.campaigns.models import Campaign
from push.targeting.rules import Rule, decide

from .preferences import Audience

MOST = 30
_CONSIDERED = 200


@dataclass(frozen=True)
class Notice:
    """One article that is being pushed now, or is urgent."""

    reading: Reading
    since: datetime
    until: datetime | None
    urgent: bool = False


def notices(language: str, audience: Audience, *, most: int = MOST) -> list[Notice]:
    """What is urgent, then what is pushed now to readers like these, the latest first.

    To all when nothing is chosen. An urgent text counts for its place alone.
    """
    first = urgent(language, audience, timezone.now())
    shown = {notice.reading.url for notice in first}
    pushed = [n for n in _pushed(language, audience) if n.reading.url not in shown]
    return [*first, *pushed][:most]


def urgent(language: str, audience: Audience, now: datetime) -> list[Notice]:
    """The urgent notices of the reader's place, the first to end first."""
    place = Audience({facet: c for facet, c in audience.reach.items() if facet == "region"})
    found = place.select(Publication.objects.current().in_language(language))
    readings = _still(found, now)[:MOST]
    return [
        Notice(reading, reading.released_at, reading.urgent_until, urgent=True)
        for reading in readings
    ]


def _still(found: PublicationQuerySet, now: datetime) -> list[Reading]:
    """Those of `found` that are urgent yet, the first to end first.

    The clock is asked here and not in the query: a page whose question has no time in it is not
    made anew when other articles change.
    """
    readings = [listed(publication) for publication in found.ever_urgent()[:_CONSIDERED]]
    lasting = [r for r in readings if r.urgent_until and r.urgent_until > now]
    return sorted(lasting, key=lambda reading: reading.urgent_until or now)


def _pushed(language: str, audience: Audience) -> list[Notice]:
    campaigns = list(_running())
    articles = {
        p.translation_key: p
        for p in Publication.objects.current()
        .in_language(language)
        .filter(translation_key__in=[c.translation_key for c in campaigns])
    }
    found: dict[object, Notice] = {}
    for campaign in campaigns:
        publication = articles.get(campaign.translation_key)
        if publication and publication.pk not in found and _meant(campaign, audience, language):
            reading = listed(publication)
            since = campaign.launched_at or campaign.created_at
            found[publication.pk] = Notice(reading, since, campaign.ends)
    return list(found.values())


def next_change(now: datetime) -> datetime | None:
    """When the list changes by the clock alone: a push begins or ends, or an urgency does."""
    started = Campaign.objects.started()
    moments = [
        *started.filter(starts__gt=now).values_list("starts", flat=True),
        *started.filter(ends__gt=now).values_list("ends", flat=True),
        *(reading.urgent_until for reading in _still(Publication.objects.current(), now)[:1]),
    ]
    return min((m for m in moments if m), default=None)


def _running() -> Iterator[Campaign]:
    now = timezone.now()
    begun = Q(starts=None) | Q(starts__lte=now)
    lasting = Q(ends=None) | Q(ends__gt=now)
    found = Campaign.objects.started().filter(begun, lasting)
    yield from found.order_by("-priority", "-launched_at", "-id")[:_CONSIDERED]


def _meant(campaign: Campaign, audience: Audience, language: str) -> bool:
    """Whether the campaign's rule takes such a reader. What they did not choose is not asked."""
    if not audience.reach:
        return True
    facets = audience.facets(language)
    rule = campaign.parsed_rule
    asked = {
        block: tuple(clause for clause in rule.block(block) if clause.facet in facets)
        for block in ("all", "any", "none")
    }
    if rule.any and not asked["any"]:
        asked["any"] = ()
    return decide(Rule(**asked), facets).included
