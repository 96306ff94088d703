"""Who may judge what. Decided on plain values; `standing` gathers them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .enums import Kind
from .refusals import NotEligible

__all__ = ["NotEligible", "Objection", "Reviewer", "Work", "objections"]


@dataclass(frozen=True)
class Reviewer:
    """The person, as far as their standing is concerned."""

    user: int
    #: The unit they belong to; None when nobody has recorded one.
    unit: int | None = None
    is_expert: bool = False
    is_active: bool = True
    languages: frozenset[str] = frozenset()
    disciplines: frozenset[str] = frozenset()
    language_reviewer: bool = False
    #: What they have declared an interest in: units, topics, and articles (by translation key).
    interests: frozenset[object] = frozenset()


@dataclass(frozen=True)
class Work:
    """The text, as far as it decides who may judge it."""

    kind: str
    #: What must be read to judge it: its language, and for a translation its source's too.
    languages: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    #: Everyone who edited or owns the page or its pair.
    contributors: frozenset[int] = frozenset()
    #: The unit the text comes from, and the contributors'. None stands for "not recorded".
    units: frozenset[int | None] = frozenset()
    #: What an interest may be declared in: ("unit", id), ("topic", code), ("text", key).
    subjects: frozenset[object] = frozenset()
    #: Who has approved exactly this text already, and their units.
    approved_by: frozenset[int] = frozenset()
    approved_units: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Objection:
    """One reason why not: a code for programs, a sentence for people."""

    code: str
    sentence: str


def objections(reviewer: Reviewer, work: Work) -> list[Objection]:
    """Every reason why `reviewer` may not judge `work`; empty when they may.

    Being a superuser is no reason: the question is never asked.
    """
    if not (reviewer.is_expert and reviewer.is_active):
        return [Objection("not_expert", _("只有登记在册的专家可以审核。"))]
    return [found for rule in _RULES if (found := rule(reviewer, work))]


def _not_a_contributor(reviewer: Reviewer, work: Work) -> Objection | None:
    if reviewer.user in work.contributors:
        return Objection("contributor", _("您写过或改过这篇文章（或它的另一种语言），不能审核。"))
    return None


def _of_another_unit(reviewer: Reviewer, work: Work) -> Objection | None:
    if reviewer.unit is None:
        return Objection("no_unit", _("您还没有登记单位，无法确认与作者无关。请联系管理员。"))
    if reviewer.unit in work.units:
        return Objection(
            "same_unit", _("这篇文章的来源单位或编写人与您同一单位，须由外单位专家审核。")
        )
    if None in work.units:
        return Objection(
            "unknown_unit", _("有编写人没有登记单位，无法确认与您无关。请联系管理员补登。")
        )
    return None


def _reads_it(reviewer: Reviewer, work: Work) -> Objection | None:
    if work.languages <= reviewer.languages:
        return None
    return Objection("language", _("这篇文章（或它的原文）用的语言不在您的审核语言之内。"))


def _knows_it(reviewer: Reviewer, work: Work) -> Objection | None:
    if work.kind == Kind.LANGUAGE:
        if reviewer.language_reviewer:
            return None
        return Objection("not_language_reviewer", _("语言审核须由登记的语言审核专家承担。"))
    if reviewer.disciplines & work.topics:
        return None
    return Objection("discipline", _("这篇文章的主题不在您的专业领域之内。"))


def _without_interest(reviewer: Reviewer, work: Work) -> Objection | None:
    if reviewer.interests & work.subjects:
        return Objection("interest", _("您申报过与这篇文章有利益关系，须回避。"))
    return None


def _another_voice(reviewer: Reviewer, work: Work) -> Objection | None:
    if reviewer.user in work.approved_by:
        return Objection("said_already", _("您已经同意过这个文本，还需要另一单位的专家。"))
    if reviewer.unit in work.approved_units:
        return Objection(
            "unit_said_already", _("您单位已有专家同意过这个文本，另一位须来自别的单位。")
        )
    return None


_RULES: list[Callable[[Reviewer, Work], Objection | None]] = [
    _not_a_contributor,
    _of_another_unit,
    _reads_it,
    _knows_it,
    _without_interest,
    _another_voice,
]
