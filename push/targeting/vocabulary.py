"""The words that rules are made of: every facet's codes with their names."""

from content.taxonomy.models import AudienceGroup, Livelihood, Region, Topic
from content.taxonomy.querysets import in_order
from push.stations.enums import StationType

from .rules import FACETS, Rule, RuleError

TERMS = {"region": Region, "group": AudienceGroup, "livelihood": Livelihood, "topic": Topic}
_LANGUAGES = {"zh-hans": "中文", "mvf": "蒙古文"}

#: Code → name, in the order in which a person reads them.
Vocabulary = dict[str, dict[str, str]]


def vocabulary() -> Vocabulary:
    """Every facet's codes with their names: four small queries."""
    return {facet: _codes(facet) for facet in FACETS}


def refuse_unknown(rule: Rule, known: Vocabulary) -> None:
    """Raise RuleError for a code that is not in the vocabulary: it could only match nobody."""
    for block in ("all", "any", "none"):
        for number, clause in enumerate(rule.block(block), start=1):
            for code in clause.codes:
                if code not in known[clause.facet]:
                    raise RuleError("unknown_code", f"{block}[{number}]", code)


def _codes(facet: str) -> dict[str, str]:
    if facet == "language":
        return dict(_LANGUAGES)
    if facet == "station_type":
        return {code: str(label) for code, label in StationType.choices}
    terms = TERMS[facet]._default_manager.select_related("merged_into")
    # What stands below another comes right after it, with a mark; a merged one says so.
    return {term.code: f"{'　' * depth}{term}" for term, depth in in_order(list(terms))}
