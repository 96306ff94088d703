"""Rules, decisions and mistakes in sentences for the person at the screen."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .rules import Clause, Decision, Reason, Rule, RuleError

#: The name of every code, by facet; a code that is not there is shown as it is.
Names = Mapping[str, Mapping[str, str]]

LABELS = {
    "region": gettext_lazy("地区"),
    "group": gettext_lazy("人群"),
    "livelihood": gettext_lazy("生计类型"),
    "language": gettext_lazy("语言"),
    "topic": gettext_lazy("主题"),
    "station_type": gettext_lazy("e站类型"),
}
_MISSING = {
    "region": gettext_lazy("不在目标地区：%(codes)s"),
    "group": gettext_lazy("不服务目标人群：%(codes)s"),
    "livelihood": gettext_lazy("不属于目标生计类型：%(codes)s"),
    "language": gettext_lazy("不使用目标语言：%(codes)s"),
    "topic": gettext_lazy("没有订阅主题：%(codes)s"),
    "station_type": gettext_lazy("不是目标e站类型：%(codes)s"),
}
_EXCLUDED = {
    "region": gettext_lazy("在排除的地区：%(codes)s"),
    "group": gettext_lazy("服务排除的人群：%(codes)s"),
    "livelihood": gettext_lazy("属于排除的生计类型：%(codes)s"),
    "language": gettext_lazy("使用排除的语言：%(codes)s"),
    "topic": gettext_lazy("订阅了排除的主题：%(codes)s"),
    "station_type": gettext_lazy("是排除的e站类型：%(codes)s"),
}
_MISTAKES = {
    "not_an_object": gettext_lazy("规则的格式不对。"),
    "unknown_block": gettext_lazy("规则里有不认识的部分“%(detail)s”。"),
    "not_a_list": gettext_lazy("规则的“%(where)s”部分应是条件的列表。"),
    "not_a_clause": gettext_lazy("条件 %(where)s 的格式不对。"),
    "unknown_facet": gettext_lazy("条件 %(where)s 的类别“%(detail)s”不存在。"),
    "bad_codes": gettext_lazy("条件 %(where)s（%(detail)s）没有选任何一项，或选项不对。"),
    "facet_twice": gettext_lazy("条件 %(where)s：同一部分里“%(detail)s”只能出现一次。"),
    "unknown_code": gettext_lazy("条件 %(where)s 里的“%(detail)s”已不在词表中。"),
}


def explain(decision: Decision, rule: Rule, names: Names) -> str:
    """Why this recipient is in or out, naming the clause that decided."""
    if decision.reason == Reason.EVERYONE:
        return _("没有限定条件，所有e站都会收到")
    if decision.reason == Reason.MATCHED:
        shown = rule.all + ((decision.clause,) if decision.clause else ())
        met = "；".join(clause_words(clause, names) for clause in shown)
        return _("符合：%(clauses)s") % {"clauses": met} if met else _("不在任何排除条件内")
    if decision.reason == Reason.NO_ANY or decision.clause is None:
        asked = "；".join(clause_words(clause, names) for clause in rule.any)
        return _("以下各项一项也不符合：%(clauses)s") % {"clauses": asked}
    sentences = _EXCLUDED if decision.reason == Reason.EXCLUDED else _MISSING
    clause = decision.clause
    return str(sentences[clause.facet]) % {"codes": _codes(clause, names)}


def rule_words(rule: Rule, names: Names) -> list[str]:
    """The whole rule, one sentence for each block that asks something."""
    blocks = {
        _("必须全部满足：%(clauses)s"): rule.all,
        _("至少满足一项：%(clauses)s"): rule.any,
        _("排除：%(clauses)s"): rule.none,
    }
    return [
        sentence % {"clauses": "；".join(clause_words(clause, names) for clause in clauses)}
        for sentence, clauses in blocks.items()
        if clauses
    ]


def clause_words(clause: Clause, names: Names) -> str:
    """One clause: its facet and the names of its codes."""
    return f"{LABELS[clause.facet]} {_codes(clause, names)}"


def mistake(error: RuleError) -> str:
    """What is wrong with a rule, naming the clause."""
    return str(_MISTAKES[error.code]) % {"where": error.where, "detail": error.detail}


def _codes(clause: Clause, names: Names) -> str:
    known = names.get(clause.facet, {})
    return "、".join(str(known.get(code, code)).strip() for code in clause.codes)
