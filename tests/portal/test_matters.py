"""What matters now: the banner's phase with its articles, and urgent notices until they end."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone

from content.taxonomy.models import Phase, PhaseDates, Region
from portal.page_cache.recording import recorded
from tests.factories.release import make_released_pair

pytestmark = pytest.mark.django_db

#: A winter's noon in Hulunbuir; the sowing is long over, lambing not begun.
WINTER = datetime(2027, 1, 20, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def winter() -> Iterator[Any]:
    with mock.patch("django.utils.timezone.now", return_value=WINTER) as clock:
        yield clock


@pytest.fixture
def articles(winter: Any) -> None:
    """For wintering everywhere, for lambing in one banner, for no phase at all."""
    make_released_pair("snow", title="雪天备草", seasons=["wintering"], regions=[])
    make_released_pair("lambs", title="接羔", seasons=["lambing"], regions=["150727"])
    make_released_pair("plain", title="平常", regions=["150724"])


def matters(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.context["matters"]


def seen(client: Client, address: str) -> tuple[list[str], list[str]]:
    found = matters(client, address)
    return [way.code for way in found.phases], [r.title for r in found.articles]


def test_home_says_which_phase_it_is_in_the_city_and_shows_its_articles(
    client: Client, articles: None
) -> None:
    assert seen(client, "/zh-hans/") == (["wintering"], ["雪天备草"])
    html = client.get("/zh-hans/").content.decode()
    assert html.count("雪天备草") == 1  # here, and in no list below
    assert "/zh-hans/season/wintering/" in html


def test_a_banner_that_lambs_early_has_its_own_phase_on_its_pages(
    client: Client, articles: None
) -> None:
    PhaseDates.objects.create(
        phase=Phase.objects.get(code="lambing"),
        region=Region.objects.get(code="150727"),
        starts="01-15",
        ends="04-01",
    )
    early = (["wintering", "lambing"], ["接羔", "雪天备草"])
    assert seen(client, "/zh-hans/region/150727/") == early
    assert seen(client, "/zh-hans/mine/150727/") == early
    assert seen(client, "/zh-hans/region/150724/") == (["wintering"], ["雪天备草"])
    assert seen(client, "/zh-hans/") == (["wintering"], ["雪天备草"])


def test_the_page_of_a_phase_says_when_it_is_and_where_otherwise(
    client: Client, articles: None
) -> None:
    html = client.get("/zh-hans/season/fire_season/").content.decode()
    assert "3月15日—6月15日" in html
    assert "根河市" in html
    assert "3月15日—11月15日" in html
    assert "ᠰᠠᠷ\u180eᠠ\u202fᠶᠢᠨ" in client.get("/mvf/season/fire_season/").content.decode()


def test_home_holds_until_the_phase_turns_if_nothing_else_does(
    client: Client, articles: None, winter: Any
) -> None:
    winter.return_value = datetime(2027, 3, 9, 15, 50, tzinfo=UTC)  # ten minutes to the tenth
    with recorded() as recording:
        client.get("/zh-hans/", **{"kepu.page_cache.recording": recording})
    assert recording.until == datetime(2027, 3, 9, 16, tzinfo=UTC).timestamp()
    winter.return_value = datetime(2027, 3, 9, 16, tzinfo=UTC)
    assert seen(client, "/zh-hans/") == (["lambing"], ["接羔"])


class TestUrgent:
    """A notice that one banner must read today."""

    @pytest.fixture(autouse=True)
    def storm(self, articles: None) -> None:
        until = WINTER + timedelta(hours=6)
        make_released_pair(
            "storm", title="暴风雪", regions=["150724"], groups=["youth"], urgent_until=until
        )

    @pytest.mark.parametrize(
        "address",
        ["", "region/150724/", "region/150700/", "mine/150724~farmers_herders/", "mine/~youth/"],
    )
    def test_it_stands_above_all_where_it_counts(self, client: Client, address: str) -> None:
        assert [n.reading.title for n in matters(client, f"/zh-hans/{address}").urgent] == [
            "暴风雪"
        ]

    def test_another_banner_is_left_alone(self, client: Client) -> None:
        assert matters(client, "/zh-hans/region/150781/").urgent == []
        assert "暴风雪" not in client.get("/zh-hans/notices/150781/").content.decode()

    def test_it_is_among_the_notices_the_feeds_and_the_interface(self, client: Client) -> None:
        assert "有效期到" in client.get("/zh-hans/notices/").content.decode()
        feed = client.get("/zh-hans/feed.json").json()["items"]
        assert [i["_kepu"]["urgent_until"] for i in feed if "urgent_until" in i["_kepu"]] == [
            "2027-01-20T10:00:00+00:00"
        ]
        found = client.get("/api/v1/articles?urgent=true").json()["items"]
        assert [item["title"] for item in found] == ["暴风雪"]

    def test_pages_that_show_it_end_with_it(self, client: Client, winter: Any) -> None:
        ends = (WINTER + timedelta(hours=6)).timestamp()
        for address in ["", "region/150724/", "mine/150724/", "notices/", "notices/150724/"]:
            with recorded() as recording:
                client.get(f"/zh-hans/{address}", **{"kepu.page_cache.recording": recording})
            assert recording.until == ends, address
        winter.return_value = WINTER + timedelta(hours=6)
        assert matters(client, "/zh-hans/").urgent == []
        assert "暴风雪" not in client.get("/zh-hans/notices/").content.decode()

    def test_it_reaches_readers_of_both_scripts(self, client: Client) -> None:
        assert len(matters(client, "/mvf/").urgent) == 1


def test_the_clock_of_this_file_stands_still() -> None:
    assert timezone.now() == WINTER
