"""Turning a frozen audience into deliveries: in chunks, resumable, the same however often."""

import time

from django.db import connection, transaction
from django.utils import timezone

from push.campaigns.actions import adjust_counters
from push.campaigns.enums import CampaignState
from push.campaigns.models import Campaign, FanoutCursor

from .models import key_parts

CHUNK = 5000
CHANNEL = "station"

#: Hex of a text's SHA-256 in each database; Django gives SQLite the function.
_DIGEST = {
    "postgresql": "encode(sha256(convert_to({text}, 'UTF8')), 'hex')",
    "sqlite": "SHA256({text})",
}
# Raw SQL on purpose: one statement per chunk, whatever the size of the audience, and no row is
# ever made twice. bulk_create would carry every row through Python.
_INSERT = """
INSERT INTO deliveries_delivery (
    key, campaign_id, station_id, channel, language, publication_id,
    state, attempts, next_at, lease_token, last_error, created_at, displays
)
SELECT {digest}, m.campaign_id, m.station_id, %(channel)s, p.language, p.id,
       'due', 0, %(now)s, '', '', %(now)s, 0
FROM campaigns_audiencemember m
JOIN stations_station s ON s.id = m.station_id
JOIN campaigns_campaign_publications c ON c.campaign_id = m.campaign_id
JOIN release_publication p
  ON p.id = c.publication_id AND (m.language = 'both' OR m.language = p.language)
WHERE m.campaign_id = %(campaign)s AND m.included AND m.id > %(after)s AND m.id <= %(upto)s
ON CONFLICT DO NOTHING
"""


def fan_out(deadline: float) -> int:
    """Plan deliveries of launched campaigns until `time.monotonic()` passes `deadline`.

    Returns how many members of audiences were worked through (and campaigns finished with).
    """
    worked = 0
    open_cursors = FanoutCursor.objects.filter(done=False, campaign__state=CampaignState.LAUNCHED)
    for campaign_id in open_cursors.order_by("id").values_list("campaign_id", flat=True):
        done = False
        while not done and time.monotonic() < deadline:
            members, done = plan_chunk(campaign_id)
            worked += members + int(done)
    return worked


@transaction.atomic
def plan_chunk(campaign_id: int) -> tuple[int, bool]:
    """Plan the next chunk and move the cursor, together or not at all.

    Returns how many members it took, and whether nothing is left to do.
    """
    # The campaign's row is locked first, here and wherever deliveries change, so that a stop
    # comes either before the chunk or after it.
    campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
    cursor = FanoutCursor.objects.select_for_update().get(campaign=campaign)
    if cursor.done or campaign.state != CampaignState.LAUNCHED:
        return 0, True
    ahead = campaign.audience.included().filter(pk__gt=cursor.last_member).order_by("pk")
    members = list(ahead.values_list("pk", flat=True)[:CHUNK])
    if members:
        planned = _insert(campaign, after=cursor.last_member, upto=members[-1])
        adjust_counters(campaign.pk, planned=planned)
        cursor.last_member = members[-1]
    cursor.done = len(members) < CHUNK
    cursor.save(update_fields=["last_member", "done"])
    return len(members), cursor.done


def _insert(campaign: Campaign, *, after: int, upto: int) -> int:
    before, between = key_parts(campaign.uuid, CHANNEL)
    digest = _DIGEST[connection.vendor].format(
        text="%(before)s || s.code || %(between)s || p.language"
    )
    values = {
        "before": before,
        "between": between,
        "channel": CHANNEL,
        "now": connection.ops.adapt_datetimefield_value(timezone.now()),
        "campaign": campaign.pk,
        "after": after,
        "upto": upto,
    }
    with connection.cursor() as cursor:
        cursor.execute(_INSERT.format(digest=digest), values)
        return int(cursor.rowcount)
