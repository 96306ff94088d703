"""The publisher's way from an article to the stations, without a line of JSON."""

import re
from typing import Any

import pytest
from django.test import Client

from push.campaigns.enums import CampaignState
from push.campaigns.models import Campaign
from push.targeting.rules import Clause
from tests import people
from tests.factories.campaigns import make_campaign, make_recipient
from tests.factories.release import make_released_pair

pytestmark = pytest.mark.django_db
PAGES = ["", "new/", "{pk}/", "{pk}/edit/", "{pk}/audience/"]


@pytest.fixture
def li(client: Client) -> Client:
    """The publisher, signed in."""
    client.force_login(people.publisher())
    return client


@pytest.fixture(autouse=True)
def stations() -> None:
    make_recipient("selenge", name_zh="锡尼河e站")
    make_recipient("manzhouli", name_zh="满洲里e站", region="150781")


def text(response: Any) -> str:
    """What a person reads."""
    plain = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", plain)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("steps", [{}, {"approved": True}, {"launched": True}])
def test_every_screen_opens_in_every_state(li: Client, page: str, steps: dict[str, bool]) -> None:
    campaign = make_campaign(**steps)
    response = li.get(f"/admin/campaigns/{page.format(pk=campaign.pk)}", follow=True)
    assert response.status_code == 200
    assert "推送" in text(response)


@pytest.mark.parametrize("page", PAGES)
def test_an_author_is_sent_away(client: Client, page: str) -> None:
    campaign = make_campaign()
    client.force_login(people.author())
    response = client.get(f"/admin/campaigns/{page.format(pk=campaign.pk)}")
    assert (response.status_code, response.headers["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("act", ["approve", "launch", "pause", "stop", "call-back"])
def test_an_author_takes_no_step(client: Client, act: str) -> None:
    campaign = make_campaign(approved=True)
    client.force_login(people.author())
    client.post(f"/admin/campaigns/{campaign.pk}/{act}/", {"reason": "错"})
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.APPROVED


def test_an_author_does_not_see_the_menu_entry(client: Client) -> None:
    client.force_login(people.author())
    assert "/admin/campaigns/" not in client.get("/admin/").content.decode()


def test_from_an_article_to_the_launch(li: Client) -> None:
    pair = make_released_pair()
    page = li.get("/admin/campaigns/new/")
    assert pair["mvf"].title in page.content.decode()
    li.post("/admin/campaigns/new/", {"article": str(pair["zh-hans"].translation_key)})
    campaign = Campaign.objects.get()
    url = f"/admin/campaigns/{campaign.pk}/"
    ticked = {
        "title": "春季防布病",
        "priority": "5",
        "all-region": ["150724"],
        "none-station_type": ["school"],
    }
    preview = li.post(f"{url}edit/", ticked, follow=True)
    assert "1 个e站会收到，共 2 份" in text(preview)
    assert "不在目标地区：鄂温克族自治旗" in text(preview)
    li.post(f"{url}approve/")
    launched = li.post(f"{url}launch/", follow=True)
    assert "已启动" in text(launched)
    campaign.refresh_from_db()
    assert (campaign.title, campaign.priority) == ("春季防布病", 5)
    assert campaign.parsed_rule.all == (Clause("region", ("150724",)),)
    assert campaign.state == CampaignState.LAUNCHED


def test_the_editor_shows_what_is_ticked(li: Client) -> None:
    html = li.get(f"/admin/campaigns/{make_campaign().pk}/edit/").content.decode()
    assert 'name="all-region" value="150724" checked' in html
    assert 'name="all-region" value="150725" checked' not in html


def test_a_code_that_is_not_offered_is_refused_in_words(li: Client) -> None:
    campaign = make_campaign()
    data = {"title": "x", "priority": "0", "all-region": ["999999"]}
    response = li.post(f"/admin/campaigns/{campaign.pk}/edit/", data)
    assert "999999" in text(response)
    campaign.refresh_from_db()
    assert campaign.parsed_rule.all[0].codes == ("150724",)


def test_a_step_that_is_not_legal_is_said_not_thrown(li: Client) -> None:
    campaign = make_campaign()
    response = li.post(f"/admin/campaigns/{campaign.pk}/launch/")
    assert response.status_code == 409
    assert "推送任务现在是“草稿”" in text(response)


def test_calling_back_asks_for_the_reason(li: Client) -> None:
    campaign = make_campaign(launched=True)
    url = f"/admin/campaigns/{campaign.pk}/call-back/"
    li.post(url, {"reason": ""})
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.LAUNCHED
    assert "剂量写错" in text(li.post(url, {"reason": "剂量写错"}, follow=True))


@pytest.mark.parametrize("article", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_an_article_that_is_not_there_is_said(li: Client, article: str) -> None:
    response = li.post("/admin/campaigns/new/", {"article": article})
    assert response.status_code == 409


@pytest.mark.parametrize("url", ["9999/", "9999/edit/", "9999/audience/"])
def test_a_campaign_that_is_not_there(li: Client, url: str) -> None:
    assert li.get(f"/admin/campaigns/{url}").status_code == 404


def test_steps_are_taken_by_post_only(li: Client) -> None:
    campaign = make_campaign(approved=True)
    assert li.get(f"/admin/campaigns/{campaign.pk}/launch/").status_code == 405


def test_a_forged_form_is_refused() -> None:
    campaign = make_campaign(approved=True)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people.publisher())
    assert strict.post(f"/admin/campaigns/{campaign.pk}/launch/").status_code == 403
