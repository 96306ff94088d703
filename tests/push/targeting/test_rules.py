"""Who is meant, decided on plain values."""

from typing import Any

import pytest

from push.targeting.rules import Clause, Reason, Rule, RuleError, decide, parse

HERDERS = Clause("group", ("farmers_herders",))
EVENKI = Clause("region", ("150724",))
CITY = Clause("region", ("150700",))
SCHOOLS = Clause("station_type", ("school",))
PASTORAL = Clause("livelihood", ("pastoral",))

#: A village of Evenki banner, for herders, in both languages.
SELENGE = {
    "region": frozenset({"150700", "150724"}),
    "group": frozenset({"farmers_herders"}),
    "livelihood": frozenset({"pastoral"}),
    "language": frozenset({"zh-hans", "mvf"}),
    "topic": frozenset({"health"}),
    "station_type": frozenset({"village"}),
}


@pytest.mark.parametrize(
    ("rule", "included", "reason", "clause"),
    [
        (Rule(), True, Reason.EVERYONE, None),
        (Rule(all=(EVENKI, HERDERS)), True, Reason.MATCHED, None),
        (Rule(all=(CITY,)), True, Reason.MATCHED, None),
        (Rule(all=(HERDERS, SCHOOLS)), False, Reason.MISSING, SCHOOLS),
        (Rule(any=(SCHOOLS, PASTORAL)), True, Reason.MATCHED, PASTORAL),
        (Rule(any=(SCHOOLS,)), False, Reason.NO_ANY, None),
        (Rule(all=(EVENKI,), any=(SCHOOLS,)), False, Reason.NO_ANY, None),
        (Rule(none=(HERDERS,)), False, Reason.EXCLUDED, HERDERS),
        (Rule(none=(SCHOOLS,)), True, Reason.MATCHED, None),
        (Rule(all=(SCHOOLS,), none=(CITY,)), False, Reason.EXCLUDED, CITY),
    ],
)
def test_one_clause_decides(
    rule: Rule, included: bool, reason: Reason, clause: Clause | None
) -> None:
    decision = decide(rule, SELENGE)
    assert (decision.included, decision.reason, decision.clause) == (included, reason, clause)


def test_a_region_below_is_not_the_region_above() -> None:
    city_only = {**SELENGE, "region": frozenset({"150700"})}
    assert not decide(Rule(all=(EVENKI,)), city_only).included


def test_a_facet_the_recipient_lacks_holds_no_clause() -> None:
    assert decide(Rule(all=(HERDERS,)), {}).clause == HERDERS


def test_a_rule_comes_back_from_json_as_it_was() -> None:
    rule = Rule(all=(EVENKI, HERDERS), any=(SCHOOLS,), none=(PASTORAL,))
    assert parse(rule.to_json()) == rule


def test_blocks_that_are_left_out_are_empty() -> None:
    assert parse({}) == Rule()


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        ([], "not_an_object", "rule"),
        ({"every": []}, "unknown_block", "rule"),
        ({"all": {}}, "not_a_list", "all"),
        ({"none": ["150724"]}, "not_a_clause", "none[1]"),
        ({"all": [{"facet": "region"}]}, "not_a_clause", "all[1]"),
        ({"any": [{"facet": "age", "codes": ["5"]}]}, "unknown_facet", "any[1]"),
        ({"all": [{"facet": "region", "codes": []}]}, "bad_codes", "all[1]"),
        ({"all": [{"facet": "region", "codes": "150724"}]}, "bad_codes", "all[1]"),
        ({"all": [{"facet": "region", "codes": [150724]}]}, "bad_codes", "all[1]"),
        ({"all": [EVENKI.to_json(), CITY.to_json()]}, "facet_twice", "all[2]"),
    ],
)
def test_what_is_not_a_rule_is_refused_by_clause(data: Any, code: str, where: str) -> None:
    with pytest.raises(RuleError) as refusal:
        parse(data)
    assert (refusal.value.code, refusal.value.where) == (code, where)
