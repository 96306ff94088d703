"""A sentence for everyone who is in or out."""

import pytest

from push.targeting.explanation import explain, mistake, rule_words
from push.targeting.rules import Clause, Rule, RuleError, decide, parse

NAMES = {
    "region": {"150724": "鄂温克族自治旗", "150725": "陈巴尔虎旗"},
    "group": {"farmers_herders": "农牧民"},
    "station_type": {"school": "学校"},
}
TWO_BANNERS = Clause("region", ("150724", "150725"))
HERDERS = Clause("group", ("farmers_herders",))
SCHOOLS = Clause("station_type", ("school",))
MANZHOULI = {"region": frozenset({"150700", "150781"}), "group": frozenset({"farmers_herders"})}


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule(all=(TWO_BANNERS,)), "不在目标地区：鄂温克族自治旗、陈巴尔虎旗"),
        (Rule(none=(HERDERS,)), "服务排除的人群：农牧民"),
        (
            Rule(any=(TWO_BANNERS, SCHOOLS)),
            "以下各项一项也不符合：地区 鄂温克族自治旗、陈巴尔虎旗；e站类型 学校",
        ),
        (Rule(all=(HERDERS,)), "符合：人群 农牧民"),
        (Rule(any=(HERDERS, SCHOOLS)), "符合：人群 农牧民"),
        (Rule(none=(SCHOOLS,)), "不在任何排除条件内"),
        (Rule(), "没有限定条件，所有e站都会收到"),
        (Rule(all=(Clause("region", ("999999",)),)), "不在目标地区：999999"),
    ],
)
def test_the_sentence_names_the_clause(rule: Rule, words: str) -> None:
    assert explain(decide(rule, MANZHOULI), rule, NAMES) == words


def test_a_rule_reads_as_sentences() -> None:
    rule = Rule(all=(TWO_BANNERS, HERDERS), none=(SCHOOLS,))
    assert rule_words(rule, NAMES) == [
        "必须全部满足：地区 鄂温克族自治旗、陈巴尔虎旗；人群 农牧民",
        "排除：e站类型 学校",
    ]


def test_a_mistake_names_the_clause() -> None:
    with pytest.raises(RuleError) as refusal:
        parse({"all": [{"facet": "age", "codes": ["5"]}]})
    assert mistake(refusal.value) == "条件 all[1] 的类别“age”不存在。"
