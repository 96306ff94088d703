"""A reader's choice lives in the address: lists, reasons, notices and feeds follow it."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from content.release import actions
from portal.preferences import Preferences
from push.campaigns.models import Campaign
from tests import people
from tests.factories.pages import make_site
from tests.factories.release import make_released_pair

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
GONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"


@pytest.fixture
def three(db: None) -> dict[str, object]:
    """For a banner's herders; for the whole city's youth; for another banner's townspeople."""
    return {
        "lambing": make_released_pair("lambing", title="接羔", livelihoods=[])["zh-hans"],
        "school": make_released_pair(
            "school", title="上学", regions=["150700"], groups=["youth"], livelihoods=[],
            topics=["science"],
        )["zh-hans"],
        "all": make_released_pair(
            "all", title="人人", regions=[], groups=[], livelihoods=["town"], topics=["food"]
        )["zh-hans"],
    }  # fmt: skip


def _push(publication: object, rule: dict[str, object], **fields: object) -> None:
    Campaign.objects.create(
        title="推", translation_key=publication.translation_key, rule=rule,  # type: ignore[attr-defined]
        state="launched", created_by=people.publisher(), created_at=timezone.now(),
        launched_at=timezone.now(), **fields,
    )  # fmt: skip


def _withdraw(publication: object) -> None:
    actions.withdraw(publication.translation_key, people.publisher(), reason="错")  # type: ignore[attr-defined]


def _atom(client: Client, address: str) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(address).content)  # noqa: S314 - our own feed, made just now


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("150724~farmers_herders~~health", "150724~farmers_herders~~health"),
        ("150724", "150724"),
        ("~~~food.health", "~~~health.food"),
        ("nothing~farmers_herders", "~farmers_herders"),
        ("150702.150703.150724", "150702.150703"),
        ("", ""),
        ("~~~~~~~", ""),
        ("x" * 5000, ""),
    ],
)
def test_a_code_is_read_and_written_again(code: str, kept: str) -> None:
    make_site()
    assert Preferences.parse(code).code == kept


@pytest.mark.parametrize(
    ("code", "titles"),
    [
        ("150724", ["人人", "上学", "接羔"]),
        ("150781", ["人人", "上学"]),
        ("150724~farmers_herders", ["人人", "接羔"]),
        ("~~pastoral", ["上学", "接羔"]),
        ("~~~health.science", ["上学", "接羔"]),
    ],
)
def test_the_list_follows_the_choice(
    client: Client, three: dict[str, object], code: str, titles: list[str]
) -> None:
    items = client.get(f"/zh-hans/mine/{code}/").context["items"]
    assert [reading.title for reading, _ in items] == titles


def test_each_article_says_why_it_is_there(client: Client, three: dict[str, object]) -> None:
    html = client.get("/zh-hans/mine/150724~farmers_herders/").content.decode()

    assert "为什么：您选了 鄂温克族自治旗 农牧民" in html
    below = client.get("/zh-hans/mine/150724~professional_farmers/").content.decode()
    assert "为什么：您选了 鄂温克族自治旗 职业农牧民" in below  # the text is for all herders
    assert "为什么：适合所有人" in html
    assert "ᠤᠴᠢᠷ" in client.get("/mvf/mine/150724~farmers_herders/").content.decode()


def test_the_form_needs_no_script_and_ends_in_an_address(
    client: Client, three: dict[str, object]
) -> None:
    response = client.get("/mvf/mine/?region=150724&group=youth&topic=food&topic=health&x=1")

    assert response["Location"] == "/mvf/mine/150724~youth~~health.food/"
    assert not response.cookies
    again = client.get("/mvf/mine/150724~youth~~health.food/change/").content.decode()
    assert again.count(" checked") == 4
    assert client.get("/mvf/mine/food.nothing/")["Location"] == "/mvf/mine/"


def test_the_switch_keeps_the_choice(client: Client, three: dict[str, object]) -> None:
    assert 'href="/mvf/mine/150724/"' in client.get("/zh-hans/mine/150724/").content.decode()


def test_notices_are_the_pushes_for_such_readers(client: Client, three: dict[str, object]) -> None:
    herders = {"all": [{"facet": "group", "codes": ["farmers_herders"]}]}
    _push(three["lambing"], herders)
    _push(three["all"], {"all": [{"facet": "station_type", "codes": ["village"]}]})

    def titles(code: str) -> list[str]:
        response = client.get(f"/zh-hans/notices/{code}")
        return [notice.reading.title for notice, _ in response.context["notices"]]

    assert titles("") == ["人人", "接羔"]
    assert titles("~youth/") == ["人人"]
    assert titles("~farmers_herders/") == ["人人", "接羔"]
    assert "通知" in client.get("/zh-hans/").content.decode()


def test_a_push_that_is_over_or_called_back_is_no_notice(
    client: Client, three: dict[str, object]
) -> None:
    now = timezone.now()
    _push(three["lambing"], {}, ends=now - timedelta(minutes=1))
    _push(three["school"], {}, starts=now + timedelta(minutes=1))
    _push(three["all"], {})
    _withdraw(three["all"])

    assert client.get("/zh-hans/notices/").context["notices"] == []


def test_feeds_are_valid_and_follow_the_choice(client: Client, three: dict[str, object]) -> None:
    response = client.get("/mvf/mine/150724~farmers_herders/feed.atom")
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own feed, made just now
    assert response["Content-Type"] == "application/atom+xml"
    assert len(feed.findall(f"{ATOM}entry")) == 2
    for tag in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{tag}")
    for entry in feed.findall(f"{ATOM}entry"):
        for tag in ("id", "title", "updated", "summary"):
            assert entry.findtext(f"{ATOM}{tag}")
        assert entry.findtext(f"{ATOM}author/{ATOM}name")

    items = json.loads(client.get("/zh-hans/mine/~youth/feed.json").content)["items"]
    assert [item["title"] for item in items] == ["人人", "上学"]
    assert all(item["id"].startswith("http://") for item in items)
    assert client.get("/mvf/mine/nothing/feed.atom").status_code == 404


def test_the_feed_of_a_choice_tells_what_was_called_back_and_when(
    client: Client, three: dict[str, object]
) -> None:
    _withdraw(three["school"])
    theirs, others = (
        _atom(client, f"/zh-hans/mine/~{group}/feed.atom") for group in ("youth", "farmers_herders")
    )
    (gone,) = theirs.findall(GONE)

    assert gone.get("ref", "").endswith("/school/")
    assert theirs.findtext(f"{ATOM}updated") == gone.get("when")
    assert others.findall(GONE) == []


def test_a_facets_page_leads_to_its_own_feeds(client: Client, three: dict[str, object]) -> None:
    html = client.get("/mvf/group/youth/").content.decode()
    for form in ("atom", "json"):
        assert f'href="/mvf/mine/~youth/feed.{form}"' in html
        assert client.get(f"/mvf/mine/~youth/feed.{form}").status_code == 200


def test_a_feed_tells_what_was_called_back(client: Client, three: dict[str, object]) -> None:
    _withdraw(three["all"])

    (gone,) = _atom(client, "/zh-hans/feed.atom").findall(GONE)
    assert gone.get("ref", "").endswith("/zh-hans/health/all/")
    assert "人人" not in client.get("/zh-hans/feed.json").content.decode()


def test_another_phone_gets_the_choice_by_a_printed_code(
    client: Client, three: dict[str, object]
) -> None:
    assert client.get("/qr/mine/mvf/150724.svg").content.startswith(b"<svg")
    assert client.get("/qr/mine/mvf/nothing.svg").status_code == 404
    assert client.get("/qr/mine/xx/150724.svg").status_code == 404
