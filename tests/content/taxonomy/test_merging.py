"""Two terms become one; no rule, link or clearance notices."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from content.pages.fingerprint import fingerprint
from content.record.models import Record
from content.review import actions as review
from content.review.models import Clearance
from content.taxonomy.merging import CannotMerge, carry_out, plan
from content.taxonomy.models import AudienceGroup, Region, Topic
from push.stations.models import Station
from push.targeting.facets import facets_of
from push.targeting.rules import Clause, Rule, decide
from push.targeting.selection import select
from tests import people
from tests.factories.campaigns import make_recipient
from tests.factories.pages import make_article, make_section, make_site
from tests.factories.release import make_clearance, make_released_pair

MODELS: dict[str, Any] = {"group": AudienceGroup, "region": Region, "topic": Topic}


@pytest.fixture(autouse=True)
def _vocabulary(db: None) -> None:
    make_site()


def merge(facet: str, old: str, new: str) -> Any:
    model = MODELS[facet]
    carry_out(model.objects.get(code=old), model.objects.get(code=new), people.superuser())
    return model.objects.get(code=old)


def reached(facet: str, code: str) -> set[str]:
    """By the database and by the plain rule alike."""
    rule = Rule(all=(Clause(facet, (code,)),))
    stations = list(Station.objects.all())
    facets = facets_of(stations)
    meant = {s.code for s in stations if decide(rule, facets[s.pk]).included}
    assert {s.code for s in select(rule, Station.objects.all())} == meant
    return meant


def test_a_dry_run_says_what_names_the_term_and_changes_nothing() -> None:
    make_released_pair(topics=["food"])
    station = make_recipient("choosy", topics=["food"])
    wanted = plan(Topic.objects.get(code="food"), Topic.objects.get(code="health"))
    said = "\n".join(wanted.changes)
    assert not wanted.mistakes
    assert "文章：2 条" in said
    assert "公开版本：2 条" in said
    assert "e站：1 条" in said
    assert Topic.objects.get(code="food").merged_into is None
    assert station.topics.count() == 1


def test_a_clearance_and_its_publications_stand(client: Client) -> None:
    page = make_article(author=people.author(), topics=["food"])
    clearance = make_clearance(page)
    merge("topic", "food", "health")
    draft = review.latest(page.pk)
    assert fingerprint(draft) == clearance.fingerprint
    assert Clearance.objects.for_text(page, fingerprint(draft)) == clearance


def test_every_old_address_leads_on(client: Client) -> None:
    released = make_released_pair(topic="food", topics=["food"], title="洗手")
    merge("topic", "food", "health")
    for old, new in [
        ("topic/food/", "topic/health/"),
        ("food/", "health/"),
        ("mine/~~~food/feed.json", "mine/~~~health/feed.json"),
    ]:
        answer = client.get(f"/zh-hans/{old}")
        assert (answer.status_code, answer["Location"]) == (301, f"/zh-hans/{new}"), old
    assert client.get("/zh-hans/mine/~~~food/")["Location"] == "/zh-hans/mine/~~~health/"
    assert client.get(released["zh-hans"].url).status_code == 200
    for listed in ["topic/health/", "health/", "mine/~~~health/"]:
        assert "洗手" in client.get(f"/zh-hans/{listed}").content.decode(), listed
    for code in ["food", "health"]:
        found = client.get(f"/api/v1/articles?topic={code}").json()["items"]
        assert [item["title"] for item in found] == ["洗手"]
    terms = {t["code"]: t for t in client.get("/api/v1/vocabulary").json()["topics"]}
    assert terms["food"]["merged_into"] == "health"


@pytest.mark.parametrize(
    ("facet", "old", "new", "fields"),
    [("topic", "food", "health", "topics"), ("group", "youth", "residents", "groups")],
)
def test_rules_and_stations_mean_each_other_by_either_code(
    facet: str, old: str, new: str, fields: str
) -> None:
    make_recipient("old", **{fields: [old]})
    make_recipient("new", **{fields: [new]})
    merge(facet, old, new)
    assert reached(facet, old) == reached(facet, new) == {"old", "new"}


def test_a_merged_division_is_left_where_its_successor_is() -> None:
    make_recipient("old", region="150703")
    make_recipient("new", region="150781")
    old = merge("region", "150703", "150781")
    assert reached("region", "150703") == reached("region", "150781") == {"old", "new"}
    assert old.valid_until


def test_merging_again_leads_to_the_last() -> None:
    merge("topic", "food", "health")
    merge("topic", "health", "disaster")
    into = {t.code: t.merged_into.code for t in Topic.objects.exclude(merged_into=None)}
    assert into == {"food": "disaster", "health": "disaster"}
    assert Topic.objects.get(code="zoonoses").parent == Topic.objects.get(code="disaster")


def test_it_is_in_the_log() -> None:
    merge("group", "youth", "residents")
    row = Record.objects.get(act="merge_term")
    assert (row.subject, row.detail["into"]) == ("audiencegroup/youth", "residents")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [("food", "food", "自己"), ("safety", "food", "移开"), ("science", "food", "已经并入")],
)
def test_what_makes_no_sense_is_refused(old: str, new: str, says: str) -> None:
    merge("topic", "science", "husbandry")
    with pytest.raises(CannotMerge, match=says):
        merge("topic", old, new)


def test_a_part_of_a_group_is_served_by_a_rule_for_the_whole_and_not_the_other_way_round() -> None:
    make_recipient("part", groups=["women_left_behind"])
    make_recipient("whole", groups=["farmers_herders"])
    assert reached("group", "farmers_herders") == {"part", "whole"}
    assert reached("group", "women_left_behind") == {"part"}


def test_a_station_that_takes_a_theme_takes_all_below_it() -> None:
    make_recipient("theme", topics=["safety"])
    make_recipient("finer", topics=["zoonoses"])
    make_recipient("other", topics=["ecology"])
    assert reached("topic", "safety") == {"theme", "finer"}
    assert reached("topic", "health") == {"theme", "finer"}
    assert reached("topic", "food") == {"theme"}


def test_nothing_new_is_begun_under_a_topic_that_has_become_another(client: Client) -> None:
    food, safety = Topic.objects.get(code="food"), make_section("health")
    client.force_login(people.superuser())
    edit = reverse("wagtailadmin_pages:edit", args=[safety.pk])
    assert food in client.get(edit).context["form"].fields["topic"].queryset
    merge("topic", "food", "health")
    assert food not in client.get(edit).context["form"].fields["topic"].queryset
    shelf = make_section("food")
    where = ["pages", "articlepage", shelf.pk]
    assert client.get(reverse("wagtailadmin_pages:add", args=where)).status_code == 302
    assert "食品安全" not in client.get(reverse("kepu_write")).content.decode()
    own = client.get(reverse("wagtailadmin_pages:edit", args=[shelf.pk])).context["form"]
    assert food in own.fields["topic"].queryset
