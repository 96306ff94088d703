"""What goes out, what does not, and counts that are true at every moment."""

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from content.release import actions as release
from outbox import claims
from outbox.drain import drain
from outbox.models import State
from push.campaigns import actions
from push.campaigns.enums import CampaignState
from push.campaigns.models import COUNTERS, Campaign
from push.campaigns.preview import frozen
from push.channels.base import ChannelError
from push.deliveries import actions as deliveries
from push.deliveries import fanout, recalling, sending
from push.deliveries.messages import message
from push.deliveries.models import Delivery
from push.stations.models import Station
from tests import people
from tests.factories.campaigns import make_campaign, make_recipient
from tests.factories.release import make_clearance, release_alone

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def stations() -> None:
    make_recipient("selenge")
    make_recipient("huiteng", language="mvf")


@pytest.fixture(autouse=True)
def always_add_up() -> Iterator[None]:
    """Whatever the story was: every campaign's counters equal a recount of its rows."""
    yield
    for campaign in Campaign.objects.all():
        counters = {name: getattr(campaign, name) for name in COUNTERS}
        assert counters == Delivery.objects.filter(campaign=campaign).counted()
        assert campaign.waiting >= 0


def plan() -> Campaign:
    """A launched campaign with its three deliveries made and none of them sent."""
    campaign = make_campaign(launched=True)
    fanout.fan_out(time.monotonic() + 10)
    return campaign


def send() -> int:
    return sending.send_due(time.monotonic() + 10)


def correct(campaign: Campaign) -> None:
    """Another text of its article is vouched for and released."""
    draft = release.latest(campaign.publications.get(language="zh-hans").page_id)
    draft.summary = "更正后的摘要。"
    draft.save_revision()
    make_clearance(draft)
    release_alone(draft)


def later(campaign: Campaign) -> None:
    """The wait before the next try is over."""
    Delivery.objects.filter(campaign=campaign, state=State.DUE).update(next_at=timezone.now())


def states() -> dict[str, int]:
    found: dict[str, int] = {}
    for state in Delivery.objects.values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def test_what_was_previewed_is_what_arrives(channel: Any) -> None:
    campaign = make_campaign(launched=True)
    drain()
    seen = {
        (row.station.code, code) for row in frozen(campaign).receiving for code in row.languages
    }
    assert {(m.recipient, m.language) for m in channel.shown.values()} == seen
    campaign.refresh_from_db()
    assert (campaign.state, campaign.sent) == (CampaignState.FINISHED, 3)


def test_sending_again_sends_nothing(channel: Any) -> None:
    plan()
    drain()
    drain()
    assert len(channel.sends) == 3


def test_a_poison_station_does_not_stop_the_others(channel: Any) -> None:
    channel.trouble["huiteng"] = RuntimeError("列表已坏")
    campaign = plan()
    drain()
    assert len(channel.shown) == 2
    row = Delivery.objects.get(station__code="huiteng")
    assert (row.state, row.attempts, row.last_error) == (State.DUE, 1, "列表已坏")
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.LAUNCHED


def test_a_permanent_refusal_is_given_up_at_once(channel: Any) -> None:
    channel.trouble["huiteng"] = ChannelError("没有这个e站", permanent=True)
    campaign = plan()
    drain()
    campaign.refresh_from_db()
    assert (campaign.failed, campaign.sent, campaign.state) == (1, 2, CampaignState.FINISHED)


def test_after_the_last_attempt_it_is_dead_and_a_person_may_revive_it(channel: Any) -> None:
    channel.trouble["huiteng"] = ChannelError("忙", permanent=False)
    campaign = plan()
    for _ in range(claims.MAX_ATTEMPTS):
        later(campaign)
        drain()
    assert states() == {State.DONE: 2, State.DEAD: 1}
    channel.trouble.clear()
    assert deliveries.redrive(campaign, people.publisher()) == 1
    drain()
    assert states() == {State.DONE: 3}


def test_what_kills_its_sender_is_given_up_in_the_end(channel: Any) -> None:
    plan()
    Delivery.objects.filter(station__code="huiteng").update(attempts=claims.MAX_ATTEMPTS)
    drain()
    assert Delivery.objects.get(station__code="huiteng").state == State.DEAD
    assert len(channel.sends) == 2


def test_paused_nothing_goes_out_and_resumed_the_rest_does(channel: Any) -> None:
    campaign = plan()
    actions.pause(campaign, people.publisher())
    drain()
    assert channel.sends == []
    actions.resume(campaign, people.publisher())
    drain()
    assert len(channel.shown) == 3


def test_a_pause_after_the_claim_still_holds_the_row_back(channel: Any) -> None:
    campaign = plan()
    rows = claims.claim(Delivery, limit=1)
    actions.pause(campaign, people.publisher())
    assert sending.send_one(rows[0]) == 0
    assert channel.sends == []
    assert states() == {State.DUE: 3}


def test_stopped_the_rest_is_cancelled_and_what_is_there_stays(channel: Any) -> None:
    campaign = plan()
    (row,) = claims.claim(Delivery, limit=1)
    sending.send_one(row)
    actions.stop(campaign, people.publisher())
    drain()
    assert states() == {State.DONE: 1, State.CANCELLED: 2}
    assert list(channel.shown) == [row.key]


def test_called_back_it_is_taken_from_everyone(channel: Any) -> None:
    campaign = plan()
    drain()
    actions.call_back(campaign, people.publisher(), reason="剂量写错")
    drain()
    campaign.refresh_from_db()
    assert channel.shown == {}
    assert (campaign.sent, campaign.recalled) == (3, 3)


def test_a_recall_put_off_by_a_clock_that_ran_ahead_is_not_put_off(channel: Any) -> None:
    campaign = plan()
    drain()
    actions.call_back(campaign, people.publisher(), reason="剂量写错")
    Delivery.objects.update(recall_at=timezone.now() + timedelta(days=1500))
    drain()
    assert channel.shown == {}


def test_a_station_that_cannot_be_reached_does_not_keep_the_others_from_the_recall(
    channel: Any,
) -> None:
    campaign = plan()
    drain()
    actions.call_back(campaign, people.publisher(), reason="剂量写错")
    channel.trouble["huiteng"] = RuntimeError("断线")
    drain()
    assert [m.recipient for m in channel.shown.values()] == ["huiteng"]
    channel.trouble.clear()
    Delivery.objects.to_recall().update(recall_at=timezone.now())
    drain()
    assert channel.shown == {}


def test_called_back_in_the_middle_of_a_send_it_is_taken_away_after(channel: Any) -> None:
    campaign = plan()
    user = people.publisher()
    channel.meanwhile = lambda: actions.call_back(campaign, user, reason="剂量写错")
    (row,) = claims.claim(Delivery, limit=1)
    sending.send_one(row)
    assert len(channel.shown) == 1
    drain()
    assert channel.shown == {}
    assert states() == {State.DONE: 1, State.CANCELLED: 2}


def test_a_recall_that_runs_during_the_send_is_not_the_last_one(channel: Any) -> None:
    campaign, user = plan(), people.publisher()

    def called_back_and_recalled() -> None:
        actions.call_back(campaign, user, reason="剂量写错")
        recalling.recall_due(time.monotonic() + 10)

    channel.meanwhile = called_back_and_recalled
    (row,) = claims.claim(Delivery, limit=1)
    sending.send_one(row)
    drain()
    assert channel.shown == {}


def test_a_send_that_fails_after_the_call_back_is_not_tried_again(channel: Any) -> None:
    campaign, user = plan(), people.publisher()
    channel.meanwhile = lambda: actions.call_back(campaign, user, reason="剂量写错")
    for code in ("selenge", "huiteng"):
        channel.trouble[code] = ChannelError("没有网络", permanent=False)
    (row,) = claims.claim(Delivery, limit=1)
    sending.send_one(row)
    assert states() == {State.CANCELLED: 3}


def test_a_sender_that_died_after_sending_is_taken_back_too(channel: Any) -> None:
    campaign = plan()
    (row,) = claims.claim(Delivery, limit=1)
    claims.start(row)
    channel.send(message(Delivery.objects.get(pk=row.pk)))
    actions.call_back(campaign, people.publisher(), reason="剂量写错")
    Delivery.objects.filter(pk=row.pk).update(lease_until=timezone.now() - timedelta(minutes=1))
    drain()
    assert channel.shown == {}
    assert states() == {State.CANCELLED: 3}


def test_withdrawn_between_plan_and_send_it_is_never_sent(channel: Any) -> None:
    campaign = plan()
    release.withdraw(campaign.translation_key, people.publisher(), reason="剂量写错")
    send()
    assert channel.sends == []
    assert states() == {State.CANCELLED: 3}
    drain()
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.CALLED_BACK


def test_withdrawn_after_the_send_it_is_taken_away(channel: Any) -> None:
    campaign = plan()
    drain()
    release.withdraw(campaign.translation_key, people.publisher(), reason="剂量写错")
    drain()
    assert channel.shown == {}


def test_a_corrected_article_replaces_its_campaign_with_a_draft(channel: Any) -> None:
    campaign = plan()
    drain()
    correct(campaign)
    drain()
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.CALLED_BACK
    assert channel.shown == {}
    successor = Campaign.objects.exclude(pk=campaign.pk).get()
    assert (successor.state, successor.rule) == (CampaignState.DRAFT, campaign.rule)


def test_a_campaign_is_not_finished_before_all_of_its_audience_is_planned(
    channel: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fanout, "CHUNK", 1)
    campaign = make_campaign(launched=True)
    fanout.plan_chunk(campaign.pk)
    send()
    assert not actions.finish_if_done(campaign.pk)


def test_what_was_stopped_is_not_proposed_again_after_a_correction(channel: Any) -> None:
    campaign = plan()
    actions.stop(campaign, people.publisher())
    correct(campaign)
    drain()
    assert list(Campaign.objects.all()) == [campaign]


def test_a_sender_that_slept_through_call_back_and_recall_is_taken_back_again(channel: Any) -> None:
    campaign = plan()
    user = people.publisher()

    def overtaken() -> None:
        channel.meanwhile = lambda: None
        actions.call_back(campaign, user, reason="剂量写错")
        Delivery.objects.filter(state=State.LEASED).update(
            lease_until=timezone.now() - timedelta(minutes=1)
        )
        drain()

    channel.meanwhile = overtaken
    (row,) = claims.claim(Delivery, limit=1)
    sending.send_one(row)
    assert list(channel.shown) == [row.key]
    drain()
    assert channel.shown == {}


def test_a_station_that_was_retired_meanwhile_gets_nothing(channel: Any) -> None:
    plan()
    Station.objects.filter(code="huiteng").update(state="retired")
    drain()
    assert {m.recipient for m in channel.shown.values()} == {"selenge"}
    assert Delivery.objects.get(station__code="huiteng").last_error == "e站已停用"


def test_the_message_says_when_and_how_urgent(channel: Any) -> None:
    starts = timezone.now()
    campaign = make_campaign(launched=True, starts=starts, priority=9)
    drain()
    carried = channel.shown[Delivery.objects.filter(campaign=campaign).first().key]
    assert (carried.starts, carried.ends, carried.priority) == (starts, None, 9)
    assert carried.publication in {p.uuid for p in campaign.publications.all()}


def test_past_its_end_nothing_more_goes_out(channel: Any) -> None:
    campaign = plan()
    Campaign.objects.filter(pk=campaign.pk).update(ends=timezone.now() - timedelta(hours=1))
    send()
    assert (channel.sends, states()) == ([], {State.CANCELLED: 3})


def test_who_lost_the_lease_changes_nothing(channel: Any) -> None:
    plan()
    (stale,) = claims.claim(Delivery, limit=1)
    Delivery.objects.filter(pk=stale.pk).update(lease_token="somebody else")
    assert sending.send_one(stale) == 0
    assert not deliveries.mark_sent(stale)
    assert not deliveries.mark_failed(stale, "late")
    assert not deliveries.cancel_leased(stale, "late")
    assert channel.sends == []


def test_a_deadline_gives_the_rest_back(channel: Any) -> None:
    plan()
    assert sending.send_due(time.monotonic() - 1) == 0
    assert states() == {State.DUE: 3}
    assert channel.sends == []
