"""A campaign's steps: legal, logged, and the same when taken twice."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from content.release import actions as release
from outbox.drain import drain
from push.campaigns import actions
from push.campaigns.enums import STEPS, Act, CampaignState
from push.campaigns.models import Campaign, FanoutCursor
from push.campaigns.refusals import Refused
from push.targeting.rules import Clause, Rule
from tests import people
from tests.factories.campaigns import HERDERS, make_campaign, make_recipient
from tests.factories.release import make_released_pair

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def selenge() -> Any:
    """The village everybody in these stories wants to reach."""
    return make_recipient("selenge")


def acts(campaign: Campaign) -> list[str]:
    return list(campaign.events.values_list("act", flat=True))


def test_the_articles_tags_propose_the_audience() -> None:
    pair = make_released_pair()
    campaign = actions.propose(pair["mvf"].translation_key, people.publisher())
    assert campaign.title == pair["zh-hans"].title
    assert campaign.parsed_rule.all == (
        Clause("region", ("150724",)),
        Clause("group", ("farmers_herders",)),
        Clause("livelihood", ("pastoral",)),
        Clause("topic", ("health",)),
    )


def test_an_article_that_is_not_public_cannot_be_pushed() -> None:
    with pytest.raises(Refused, match="没有公开中的版本"):
        actions.propose(uuid4(), people.publisher())


@pytest.mark.parametrize("act", [actions.approve, actions.launch, actions.pause, actions.stop])
def test_only_who_may_push_takes_steps(act: Callable[..., Campaign]) -> None:
    campaign = make_campaign(approved=True)
    with pytest.raises(Refused, match="没有推送权限"):
        act(campaign, people.author())


def test_approval_freezes_who_is_in_and_who_is_out() -> None:
    make_recipient("manzhouli", region="150781")
    campaign = make_campaign(approved=True)
    make_recipient("latecomer")
    members = {m.station.code: (m.included, m.words) for m in campaign.audience.all()}
    assert members == {
        "selenge": (True, "符合：地区 鄂温克族自治旗；人群 农牧民"),
        "manzhouli": (False, "不在目标地区：鄂温克族自治旗"),
    }
    assert campaign.approved_by == people.publisher()


def test_an_audience_of_nobody_is_not_approved() -> None:
    nobody = Rule(all=(Clause("region", ("150785",)),))
    with pytest.raises(Refused, match="没有一个e站会收到"):
        make_campaign(rule=nobody, approved=True)


def test_an_approved_rule_is_changed_only_after_going_back_to_draft() -> None:
    campaign = make_campaign(approved=True)
    with pytest.raises(Refused, match="只有草稿可以修改"):
        actions.save_rule(campaign, people.publisher(), rule=HERDERS)
    reopened = actions.reopen(campaign, people.publisher())
    actions.save_rule(reopened, people.publisher(), rule=HERDERS)
    assert reopened.audience.count() == 0


def test_a_rule_with_an_unknown_code_is_not_saved() -> None:
    unknown = Rule(all=(Clause("region", ("999999",)),))
    with pytest.raises(Refused, match="999999"):
        make_campaign(rule=unknown)


def test_the_end_comes_after_the_start() -> None:
    now = timezone.now()
    with pytest.raises(Refused, match="结束时间应晚于开始时间"):
        make_campaign(starts=now, ends=now)


def test_two_launches_are_one() -> None:
    campaign = make_campaign(approved=True)
    actions.launch(campaign, people.publisher())
    again = actions.launch(campaign, people.publisher())
    assert again.state == CampaignState.LAUNCHED
    assert FanoutCursor.objects.count() == 1
    assert acts(again).count(Act.LAUNCH) == 1


def test_a_launch_long_after_the_approval_sends_no_newer_text() -> None:
    campaign = make_campaign(approved=True)
    release.withdraw(campaign.translation_key, people.publisher(), reason="剂量写错")
    with pytest.raises(Refused, match="在批准之后更新或撤回过"):
        actions.launch(campaign, people.publisher())


def test_a_launch_after_its_end_is_refused() -> None:
    campaign = make_campaign(approved=True)
    Campaign.objects.filter(pk=campaign.pk).update(ends=timezone.now() - timedelta(minutes=1))
    with pytest.raises(Refused, match="结束时间已经过去"):
        actions.launch(campaign, people.publisher())


@pytest.mark.parametrize("state", list(CampaignState))
def test_only_legal_steps(state: CampaignState) -> None:
    campaign = make_campaign(approved=True)
    Campaign.objects.filter(pk=campaign.pk).update(state=state)
    user = people.publisher()
    steps: list[tuple[CampaignState, Callable[[], Campaign]]] = [
        (CampaignState.PAUSED, lambda: actions.pause(campaign, user)),
        (CampaignState.STOPPED, lambda: actions.stop(campaign, user)),
        (CampaignState.CALLED_BACK, lambda: actions.call_back(campaign, user, reason="错")),
        (CampaignState.APPROVED, lambda: actions.approve(campaign, user)),
    ]
    for wanted, step in steps:
        Campaign.objects.filter(pk=campaign.pk).update(state=state)
        if wanted == state or wanted in STEPS[state]:
            assert step().state == wanted
        else:
            with pytest.raises(Refused):
                step()


def test_resuming_is_not_a_way_to_launch() -> None:
    with pytest.raises(Refused, match="只有已暂停"):
        actions.resume(make_campaign(approved=True), people.publisher())


def test_calling_back_needs_a_reason() -> None:
    with pytest.raises(Refused, match="召回的原因"):
        actions.call_back(make_campaign(launched=True), people.publisher(), reason=" ")


def test_a_withdrawn_article_calls_its_campaign_back() -> None:
    campaign = make_campaign(launched=True)
    release.withdraw(campaign.translation_key, people.publisher(), reason="剂量写错")
    drain()
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.CALLED_BACK
    assert campaign.ended_reason == "剂量写错"
    assert Campaign.objects.count() == 1


def test_a_withdrawn_article_takes_the_approval_back() -> None:
    campaign = make_campaign(approved=True)
    release.withdraw(campaign.translation_key, people.publisher(), reason="剂量写错")
    drain()
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.DRAFT


def test_a_counter_that_does_not_exist_is_refused() -> None:
    campaign = make_campaign()
    with pytest.raises(ValueError, match="opened"):
        actions.adjust_counters(campaign.pk, opened=1)
