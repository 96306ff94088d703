"""What the preview says of each station, and in how few questions to the database."""

import pytest
from pytest_django import DjangoAssertNumQueries

from push.campaigns import actions
from push.campaigns.preview import frozen, preview
from push.targeting.rules import Rule
from tests import people
from tests.factories.campaigns import make_campaign, make_recipient
from tests.factories.release import make_released_single

pytestmark = pytest.mark.django_db


def test_each_station_with_its_languages_and_the_deciding_clause() -> None:
    make_recipient("selenge")
    make_recipient("huiteng", language="mvf")
    make_recipient("school", station_type="school", groups=["youth"])
    seen = preview(make_campaign())
    assert {(r.station.code, r.languages) for r in seen.receiving} == {
        ("selenge", ("zh-hans", "mvf")),
        ("huiteng", ("mvf",)),
    }
    (out,) = seen.left_out
    assert out.words == "不服务目标人群：农牧民"
    assert out.clause == {"facet": "group", "codes": ["farmers_herders"]}
    assert (seen.deliveries, seen.count("mvf"), seen.missing) == (3, 2, [])


def test_who_reads_only_the_missing_language_is_left_out_and_told_why() -> None:
    make_recipient("huiteng", language="mvf")
    make_recipient("selenge")
    chinese = make_released_single()
    campaign = actions.propose(chinese.translation_key, people.publisher())
    seen = preview(actions.save_rule(campaign, people.publisher(), rule=Rule()))
    assert seen.missing == ["mvf"]
    assert [(r.station.code, r.languages) for r in seen.receiving] == [("selenge", ("zh-hans",))]
    assert [r.words for r in seen.left_out] == ["文章没有蒙古文版本"]


def test_a_retired_station_is_not_asked() -> None:
    make_recipient("old", state="retired")
    assert preview(make_campaign()).rows == []


def test_what_was_frozen_is_what_was_previewed() -> None:
    make_recipient("selenge")
    make_recipient("manzhouli", region="150781")
    campaign = make_campaign()
    before = preview(campaign)
    assert frozen(actions.approve(campaign, people.publisher())) == before


def test_many_stations_cost_no_more_questions(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(30):
        make_recipient(f"station-{number}", topics=["health"])
    campaign = make_campaign()
    with django_assert_max_num_queries(14):
        assert len(preview(campaign).receiving) == 30
