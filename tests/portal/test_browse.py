"""Ways through what is public, and where the screens stand."""

import pytest
from django.test import Client

from content.release.models import Publication
from tests.factories.release import make_released_pair
from tests.factories.stations import make_station

pytestmark = pytest.mark.django_db


def _titles(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200, address
    return [reading.title for reading in response.context["articles"]]


@pytest.fixture
def three(db: None) -> None:
    """One article for a banner's herders, one for the whole city's youth, one of another banner."""
    make_released_pair("lambing", title="接羔", regions=["150724"], groups=["farmers_herders"])
    make_released_pair(
        "school", title="上学", regions=["150700"], groups=["youth"], topics=["science"]
    )
    make_released_pair("border", title="口岸", regions=["150781"], groups=[], livelihoods=["town"])


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("group/farmers_herders", ["接羔"]),
        ("group/youth", ["上学"]),
        ("group/officials", []),
        ("livelihood/town", ["口岸"]),
        ("topic/science", ["上学"]),
        ("region/150724", ["上学", "接羔"]),
        ("region/150781", ["口岸", "上学"]),
        ("region/150700", ["口岸", "上学", "接羔"]),
    ],
)
def test_each_way_leads_to_its_articles(
    client: Client, three: None, address: str, titles: list[str]
) -> None:
    assert _titles(client, f"/zh-hans/{address}/") == titles


def test_a_way_lists_only_what_is_public_in_its_language(client: Client, three: None) -> None:
    Publication.objects.filter(slug="school", language="mvf").update(state="withdrawn")

    assert _titles(client, "/mvf/group/youth/") == []
    assert _titles(client, "/zh-hans/group/youth/") == ["上学"]


@pytest.mark.parametrize("address", ["group/nobody/", "region/999999/", "stations/999999/"])
def test_an_unknown_term_is_a_404(client: Client, three: None, address: str) -> None:
    assert client.get(f"/zh-hans/{address}").status_code == 404


def test_the_home_page_leads_to_groups_and_regions(client: Client, three: None) -> None:
    html = client.get("/mvf/").content.decode()

    assert 'href="/mvf/group/farmers_herders/"' in html
    assert 'href="/mvf/region/150724/"' in html


def test_where_the_screens_stand_and_when_they_are_open(client: Client) -> None:
    make_station(where_zh="一楼大厅", hours="08:00-20:00")
    make_station("ES-150781-01", region="150781", name_zh="口岸e站")

    html = client.get("/zh-hans/stations/").content.decode()
    assert html.index("锡尼河嘎查e站") < html.index("口岸e站")
    assert all(words in html for words in ("一楼大厅", "08:00-20:00", "筹建中"))
    of_one = client.get("/zh-hans/stations/150781/").content.decode()
    assert "口岸e站" in of_one
    assert "锡尼河嘎查e站" not in of_one


def test_a_retired_screen_is_not_listed(client: Client) -> None:
    make_station(state="retired")

    assert "锡尼河" not in client.get("/zh-hans/stations/").content.decode()
