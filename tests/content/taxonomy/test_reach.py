"""A code means what was merged into it and what stands below it, old codes as well as new."""

from typing import Any

import pytest

from content.taxonomy.models import AudienceGroup, Region, Topic
from content.taxonomy.reach import Reach, reach
from tests.factories.pages import make_site


@pytest.fixture(autouse=True)
def _vocabulary(db: None) -> None:
    make_site()


def merge_by_hand(model: Any, old: str, new: str) -> Reach:
    model.objects.filter(code=old).update(merged_into=model.objects.get(code=new))
    return reach(model)


def test_a_theme_means_all_below_it() -> None:
    topics = reach(Topic)
    assert topics.down(["safety"]) == {
        "safety", "health", "zoonoses", "disaster", "wildfire", "food",
    }  # fmt: skip
    assert topics.up(["zoonoses"]) == {"zoonoses", "health", "safety"}


def test_a_sub_group_is_part_of_its_group_and_not_the_other_way_round() -> None:
    groups = reach(AudienceGroup)
    assert "women_left_behind" in groups.down(["farmers_herders"])
    assert groups.down(["women_left_behind"]) == {"women_left_behind"}


def test_a_merged_code_and_its_successor_mean_the_same() -> None:
    topics = merge_by_hand(Topic, "wildfire", "disaster")
    assert topics.down(["wildfire"]) == topics.down(["disaster"]) == {"wildfire", "disaster"}
    assert topics.living(["wildfire", "disaster"]) == ["disaster"]


def test_what_stood_below_a_merged_term_still_counts() -> None:
    topics = merge_by_hand(Topic, "health", "food")
    assert {"zoonoses", "health", "food"} == topics.down(["food"])


def test_a_region_stands_below_its_banner_and_its_second_home() -> None:
    farm = Region.objects.get(code="150783").add_child(
        code="150783400", name_zh="农场", kind="农场"
    )
    farm.also_under.set(Region.objects.filter(code="150721"))
    assert reach(Region).up(["150783400"]) == {"150783400", "150783", "150721", "150700"}


def test_codes_nobody_knows_mean_nothing() -> None:
    assert reach(Topic).down(["gone"]) == frozenset()
