"""Which way a text goes: decided on its canonical content, as plain data.

The risk follows from the topics, and words that speak of poisons and medicines can only raise it,
so nobody lowers the number of experts by leaving a tag out of a text about pesticides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from .enums import Kind, Risk


@dataclass(frozen=True)
class Route:
    """What a risk class asks for."""

    #: So many experts, each of another unit, must approve.
    experts: int
    #: They are asked to answer within so many days.
    days: int
    #: And the text is to be looked at again after so many.
    again_after_days: int


ROUTES = {
    Risk.ROUTINE: Route(experts=1, days=10, again_after_days=730),
    Risk.AGROCHEMICAL: Route(experts=2, days=7, again_after_days=365),
    Risk.VETERINARY: Route(experts=2, days=7, again_after_days=365),
    Risk.HEALTH: Route(experts=2, days=7, again_after_days=365),
    Risk.EMERGENCY: Route(experts=2, days=2, again_after_days=365),
    Risk.PARTNER: Route(experts=1, days=7, again_after_days=365),
}
LANGUAGE_DAYS = 7
#: Topics by code, with all below them; a topic that is not here is routine.
TOPICS = {
    "safety": Risk.HEALTH,
    "health": Risk.HEALTH,
    "food": Risk.HEALTH,
    "husbandry": Risk.VETERINARY,
    "disaster": Risk.EMERGENCY,
}
#: Words that raise a text's risk whatever its tags say.
TELLTALES = {
    Risk.AGROCHEMICAL: ("农药", "除草剂", "杀虫剂", "灭鼠", "百草枯"),
    Risk.VETERINARY: ("兽药", "驱虫药", "休药期"),
    Risk.HEALTH: ("处方", "服药", "用药", "剂量", "毫克"),
}
_STRICTNESS = [
    Risk.ROUTINE, Risk.AGROCHEMICAL, Risk.VETERINARY, Risk.HEALTH, Risk.EMERGENCY,
]  # fmt: skip


def risk_of(content: dict[str, Any], topics: Iterable[str]) -> Risk:
    """The strictest class that the text's words put it in, or its `topics` (with those above)."""
    found = [TOPICS.get(topic, Risk.ROUTINE) for topic in topics]
    text = str(content["title"]) + str(content["summary"]) + str(content["body"])
    found += [risk for risk, words in TELLTALES.items() if any(word in text for word in words)]
    return max(found, key=_STRICTNESS.index, default=Risk.ROUTINE)


def route(content: dict[str, Any], topics: Iterable[str], *, partner: bool) -> Risk:
    """The class that decides: a partner's review counts only for what is routine.

    For what can harm people it is one more voice, not one of the two (docs/adr/0022).
    """
    risk = risk_of(content, topics)
    return Risk.PARTNER if partner and risk == Risk.ROUTINE else risk


def experts_needed(kind: str, risk: str) -> int:
    """How many experts of different units must approve."""
    return ROUTES[Risk(risk)].experts if kind == Kind.SCIENCE else 1


def time_allowed(kind: str, risk: str) -> timedelta:
    """How long the reviewers have."""
    return timedelta(days=ROUTES[Risk(risk)].days if kind == Kind.SCIENCE else LANGUAGE_DAYS)
