"""The database and the plain rule always name the same stations."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from push.stations.models import Station
from push.targeting.facets import facets_of
from push.targeting.proposal import propose
from push.targeting.rules import Clause, Rule, RuleError, decide
from push.targeting.selection import select, with_facets
from push.targeting.vocabulary import refuse_unknown, vocabulary
from tests.factories.campaigns import make_recipient
from tests.factories.pages import make_site

#: One code of each facet is in no vocabulary: a rule that outlived its term.
CODES = {
    "region": ["150700", "150702", "150724", "150725", "150799"],
    "group": ["youth", "farmers_herders", "residents", "gone"],
    "livelihood": ["pastoral", "farming", "town", "gone"],
    "language": ["zh-hans", "mvf", "both"],
    "topic": ["health", "safety", "zoonoses", "disaster", "gone"],
    "station_type": ["village", "community", "school", "van", "gone"],
}


def _some(codes: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(codes), max_size=3, unique=True)


def _clauses() -> st.SearchStrategy[tuple[Clause, ...]]:
    clause = st.sampled_from(sorted(CODES)).flatmap(
        lambda facet: st.builds(
            Clause,
            st.just(facet),
            st.lists(st.sampled_from(CODES[facet]), min_size=1, max_size=3, unique=True).map(tuple),
        )
    )
    return st.lists(clause, max_size=3, unique_by=lambda c: c.facet).map(tuple)


STATIONS = st.fixed_dictionaries(
    {
        "region": st.sampled_from(CODES["region"][:4]),
        "groups": _some(CODES["group"][:3]),
        "livelihoods": _some(CODES["livelihood"][:3]),
        "topics": _some(CODES["topic"][:4]),
        "language": st.sampled_from(CODES["language"]),
        "station_type": st.sampled_from(CODES["station_type"][:4]),
    }
)
RULES = st.builds(Rule, all=_clauses(), any=_clauses(), none=_clauses())


class TestTheTwoAgree(TestCase):
    """hypothesis needs a class to roll the database back between examples."""

    @classmethod
    def setUpTestData(cls) -> None:
        make_site()

    @settings(max_examples=40, deadline=None)
    @given(stations=st.lists(STATIONS, max_size=6), rules=st.lists(RULES, min_size=1, max_size=8))
    def test_on_any_stations_and_rules(
        self, stations: list[dict[str, Any]], rules: list[Rule]
    ) -> None:
        for number, fields in enumerate(stations):
            make_recipient(f"station-{number}", **fields)
        everyone = list(with_facets(Station.objects.all()))
        facets = facets_of(everyone)
        for rule in rules:
            selected = list(select(rule, Station.objects.all()).values_list("pk", flat=True))
            meant = [s.pk for s in everyone if decide(rule, facets[s.pk]).included]
            assert sorted(selected) == sorted(meant), rule


@pytest.mark.django_db
def test_a_city_rule_means_every_banner_below() -> None:
    evenki = make_recipient("evenki", region="150724")
    rule = Rule(all=(Clause("region", ("150700",)),))
    assert list(select(rule, Station.objects.all())) == [evenki]


@pytest.mark.django_db
def test_a_station_without_topics_takes_every_topic() -> None:
    takes_all = make_recipient("all")
    make_recipient("disaster", topics=["disaster"])
    rule = Rule(all=(Clause("topic", ("health",)),))
    assert list(select(rule, Station.objects.all())) == [takes_all]


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["safety", "health", "zoonoses"])
def test_a_station_takes_what_stands_above_and_below_its_topic(asked: str) -> None:
    takes = make_recipient("takes", topics=["health"])
    make_recipient("another", topics=["ecology"])
    rule = Rule(all=(Clause("topic", (asked,)),))
    everyone = list(with_facets(Station.objects.all()))
    facets = facets_of(everyone)

    assert list(select(rule, Station.objects.all())) == [takes]
    assert [one for one in everyone if decide(rule, facets[one.pk]).included] == [takes]


@pytest.mark.django_db
def test_a_station_that_matches_twice_comes_once() -> None:
    make_recipient("both", groups=["youth", "residents"])
    rule = Rule(all=(Clause("group", ("youth", "residents")),))
    assert select(rule, Station.objects.all()).count() == 1


@pytest.mark.django_db
def test_a_code_outside_the_vocabulary_is_refused_by_clause() -> None:
    make_site()
    with pytest.raises(RuleError) as refusal:
        refuse_unknown(Rule(none=(Clause("region", ("999999",)),)), vocabulary())
    assert (refusal.value.where, refusal.value.detail) == ("none[1]", "999999")


def test_an_article_proposes_any_within_a_facet_and_all_across() -> None:
    content = {"regions": ["150724", "150725"], "groups": ["farmers_herders"], "topics": []}
    assert propose(content) == Rule(
        all=(Clause("region", ("150724", "150725")), Clause("group", ("farmers_herders",)))
    )
