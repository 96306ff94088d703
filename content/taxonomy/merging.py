"""Two terms become one. Nothing that names the old code is touched: the code means the other now.

The old term stays, says into what it was merged, and is offered to nobody any more. Pages keep
their tags and so their clearance; rules, bookmarks, feeds and addresses keep their codes and find
what the new term finds (`reach`).
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from content.record import actions as record
from content.signals import terms_rearranged

from .models import Region, Term
from .uses import below, uses


class CannotMerge(Exception):
    """These two cannot become one; the message says why, in words for the screen."""


@dataclass
class Plan:
    """What merging would do, in sentences. It can be carried out when nothing is wrong."""

    term: Term
    into: Term
    changes: list[str] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)


def plan(term: Term, into: Term) -> Plan:
    """What merging `term` into `into` would do. Writes nothing."""
    names = {"old": f"{term.name_zh}（{term.code}）", "new": f"{into.name_zh}（{into.code}）"}
    wanted = Plan(term, into, mistakes=_mistakes(term, into))
    wanted.changes = [
        _("“%(old)s”不再供人选择；从此它的代码就是“%(new)s”的意思。") % names,
        _("旧网址、书签和订阅转到“%(new)s”；推送规则和e站不用改，照旧生效。") % names,
        _("已审定和已发布的文章原样不动，不用重新审核。") % names,
        *(_("下级“%(name)s”改属“%(new)s”。") % {**names, "name": c} for c in below(term)),
        *(_("%(kind)s：%(n)d 条提到它") % {"kind": kind, "n": n} for kind, n in uses(term)),
    ]
    return wanted


@transaction.atomic
def carry_out(term: Term, into: Term, user: Any) -> None:
    """Merge `term` into `into`, and write it into the log. Raises CannotMerge."""
    model: Any = type(term)
    term, into = model._default_manager.get(pk=term.pk), model._default_manager.get(pk=into.pk)
    mistakes = _mistakes(term, into)
    if mistakes:
        raise CannotMerge("".join(mistakes))
    detail = {"into": into.code, "uses": dict(uses(term)), "below": [c.code for c in below(term)]}
    _move_below(term, into)
    values: dict[str, Any] = {"merged_into": into, "edited": True}
    if isinstance(term, Region) and term.valid_until is None:
        values["valid_until"] = timezone.localdate()
    model._default_manager.filter(merged_into=term).update(merged_into=into)
    model._default_manager.filter(pk=term.pk).update(**values)
    record.append(
        "merge_term", actor=user, subject=f"{model.__name__.lower()}/{term.code}", detail=detail
    )
    terms_rearranged.send(sender=model, terms=[term, into])


def _mistakes(term: Term, into: Term) -> list[str]:
    if type(term) is not type(into):
        return [_("只能并入同一类的词。")]
    if term.pk == into.pk:
        return [_("不能并入自己。")]
    if term.merged_into_id or into.merged_into_id:  # type: ignore[attr-defined]
        return [_("其中一个已经并入别的词了。")]
    if _stands_below(into, term):
        return [_("“%(new)s”在“%(old)s”之下；请先把它移开。") % {"new": into, "old": term}]
    return []


def _stands_below(one: Term, other: Term) -> bool:
    if isinstance(one, Region) and isinstance(other, Region):
        return one.is_descendant_of(other)
    above: Any = getattr(one, "parent", None)
    while above is not None:
        if above.pk == other.pk:
            return True
        above = above.parent
    return False


def _move_below(term: Term, into: Term) -> None:
    for child in below(term):
        if isinstance(child, Region):
            Region.objects.get(pk=child.pk).move(Region.objects.get(pk=into.pk), pos="last-child")
        else:
            type(child)._default_manager.filter(pk=child.pk).update(parent=into)
