"""Each station's progress on the campaign's page, in words."""

import time
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from push.campaigns import actions as campaigns
from push.channels.base import ChannelError
from push.deliveries import actions, fanout, recalling, sending
from push.deliveries.models import Delivery
from push.deliveries.panel import stands
from tests import people
from tests.factories.campaigns import make_campaign, make_recipient

pytestmark = pytest.mark.django_db


def soon() -> float:
    return time.monotonic() + 10


def word() -> str:
    return stands(Delivery.objects.get())[1]


def test_the_words_follow_the_delivery(channel: Any) -> None:
    make_recipient("huiteng", language="mvf")
    campaign = make_campaign(launched=True)
    fanout.fan_out(soon())
    told = [word()]
    sending.send_due(soon())
    told.append(word())
    key = Delivery.objects.get().key
    actions.note_delivered(key, at=timezone.now())
    told.append(word())
    actions.note_displayed(key, at=timezone.now())
    told.append(word())
    campaigns.call_back(campaign, people.publisher(), reason="剂量写错")
    told.append(word())
    recalling.recall_due(soon())
    told.append(word())
    assert told == ["等待投出", "等e站来取", "已送达", "已显示", "正在撤下", "已撤下"]


def test_the_page_shows_every_station_and_offers_another_try(client: Client, channel: Any) -> None:
    make_recipient("huiteng", name_zh="辉腾e站", language="mvf")
    channel.trouble["huiteng"] = ChannelError("存储空间已满", permanent=True)
    campaign = make_campaign(launched=True)
    fanout.fan_out(soon())
    sending.send_due(soon())
    client.force_login(people.publisher())
    html = client.get(f"/admin/campaigns/{campaign.pk}/").content.decode()
    assert all(words in html for words in ("辉腾e站", "存储空间已满", "再试失败的 1 份"))
    page = client.post(f"/admin/deliveries/{campaign.pk}/redrive/", follow=True)
    assert "1 份重新投递" in page.content.decode()
    assert word() == "等待投出"


def test_an_author_does_not_try_again(client: Client) -> None:
    campaign = make_campaign()
    client.force_login(people.author())
    assert client.post(f"/admin/deliveries/{campaign.pk}/redrive/").status_code == 302
