"""Who something is meant for, decided on plain values.

A rule has three blocks of clauses: every clause of `all` must hold, at least one of `any` (when
there are any), and none of `none`. A clause holds when the recipient has at least one of its codes
in its facet. Codes, never names: a renamed region changes no rule.

No Django here (push/targeting/selection.py asks the database the same question, and a property
test holds the two together).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeGuard

FACETS = ("region", "group", "livelihood", "language", "topic", "station_type")
BLOCKS = ("all", "any", "none")
MAX_CODES = 500

#: What one recipient has, by facet. For `region` the ancestors too; see push.targeting.facets.
Facets = Mapping[str, frozenset[str]]


class RuleError(ValueError):
    """This is not a rule. `code` says what is wrong, `where` names the clause (`all[1]`).

    `detail` is the offending word; push.targeting.explanation puts the three into a sentence.
    """

    def __init__(self, code: str, where: str, detail: str = "") -> None:
        super().__init__(" ".join(filter(None, [code, where, detail])))
        self.code, self.where, self.detail = code, where, detail


@dataclass(frozen=True)
class Clause:
    """At least one of `codes` in `facet`."""

    facet: str
    codes: tuple[str, ...]

    def holds(self, facets: Facets) -> bool:
        """Whether a recipient with these facets meets the clause."""
        return not facets.get(self.facet, frozenset()).isdisjoint(self.codes)

    def to_json(self) -> dict[str, Any]:
        """The clause as it is stored."""
        return {"facet": self.facet, "codes": list(self.codes)}


@dataclass(frozen=True)
class Rule:
    """Clauses by block; a facet stands at most once in a block."""

    all: tuple[Clause, ...] = ()
    any: tuple[Clause, ...] = ()
    none: tuple[Clause, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The rule as it is stored; `parse` gives it back."""
        return {block: [clause.to_json() for clause in self.block(block)] for block in BLOCKS}

    def block(self, name: str) -> tuple[Clause, ...]:
        """The clauses of one block."""
        return {"all": self.all, "any": self.any, "none": self.none}[name]

    def clauses(self) -> Iterator[Clause]:
        """Every clause, in the order of the blocks."""
        return (clause for block in BLOCKS for clause in self.block(block))


class Reason(StrEnum):
    """Why a recipient is in or out."""

    EXCLUDED = "excluded"  # a clause of `none` holds
    MISSING = "missing"  # a clause of `all` does not hold
    NO_ANY = "no_any"  # no clause of `any` holds
    MATCHED = "matched"  # everything that is asked holds
    EVERYONE = "everyone"  # the rule asks nothing


@dataclass(frozen=True)
class Decision:
    """In or out, and the clause that decided (None when a block as a whole did)."""

    included: bool
    reason: Reason
    clause: Clause | None = None


def decide(rule: Rule, facets: Facets) -> Decision:
    """Whether a recipient with `facets` is meant, and which clause says so.

    An exclusion weighs more than anything else; then the first condition that is not met.
    """
    for clause in rule.none:
        if clause.holds(facets):
            return Decision(False, Reason.EXCLUDED, clause)
    for clause in rule.all:
        if not clause.holds(facets):
            return Decision(False, Reason.MISSING, clause)
    met = next((clause for clause in rule.any if clause.holds(facets)), None)
    if rule.any and met is None:
        return Decision(False, Reason.NO_ANY)
    asked = bool(rule.all or rule.any or rule.none)
    return Decision(True, Reason.MATCHED if asked else Reason.EVERYONE, met)


def parse(data: object) -> Rule:
    """The rule that `data` (from JSON) describes. Raises RuleError."""
    if not isinstance(data, dict):
        raise RuleError("not_an_object", "rule")
    for key in data:
        if key not in BLOCKS:
            raise RuleError("unknown_block", "rule", str(key))
    return Rule(**{block: _block(block, data.get(block, [])) for block in BLOCKS})


def _block(block: str, items: object) -> tuple[Clause, ...]:
    if not isinstance(items, list):
        raise RuleError("not_a_list", block)
    clauses: list[Clause] = []
    for number, item in enumerate(items, start=1):
        clause = _clause(item, where=f"{block}[{number}]")
        if clause.facet in {earlier.facet for earlier in clauses}:
            raise RuleError("facet_twice", f"{block}[{number}]", clause.facet)
        clauses.append(clause)
    return tuple(clauses)


def _clause(item: object, *, where: str) -> Clause:
    if not isinstance(item, dict) or set(item) != {"facet", "codes"}:
        raise RuleError("not_a_clause", where)
    facet, codes = item["facet"], item["codes"]
    if facet not in FACETS:
        raise RuleError("unknown_facet", where, str(facet))
    if not _is_codes(codes):
        raise RuleError("bad_codes", where, facet)
    return Clause(facet, tuple(dict.fromkeys(codes)))


def _is_codes(codes: object) -> TypeGuard[list[str]]:
    return (
        isinstance(codes, list)
        and 0 < len(codes) <= MAX_CODES
        and all(isinstance(code, str) and code for code in codes)
    )
