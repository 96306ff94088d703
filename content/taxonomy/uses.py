"""What names a term: asked before two terms become one.

Rows that point to a term are found by themselves; a room that keeps codes in frozen or written
form (publications, rules) registers how many of its rows name one.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from .models import Region, Term, TreeTerm

Count = Callable[[Term], int]

_WRITTEN: list[tuple[Any, Count]] = []


def register(label: Any, count: Count) -> None:
    """Called by a room's `ready`: `count` says how many of its rows name a term by code."""
    _WRITTEN.append((label, count))


def uses(term: Term) -> list[tuple[str, int]]:
    """How many rows of each kind name `term`; kinds without any are left out."""
    found = [*_rows(term), *((str(label), count(term)) for label, count in _WRITTEN)]
    return [(label, number) for label, number in found if number]


def in_the_way(term: Term) -> str:
    """What would be left without it if `term` were deleted, in words; "" when nothing would."""
    if term.merged_into is not None:
        return _("它的代码还指着“%(name)s”") % {"name": term.merged_into.name_zh}
    if term._meta.model._default_manager.filter(merged_into=term).exists():
        return _("有别的词并入了它")
    if below(term):
        return _("它有下级")
    return "、".join(_("%(kind)s %(n)d 条") % {"kind": kind, "n": n} for kind, n in uses(term))


def below(term: Term) -> list[Any]:
    """The terms right below it."""
    if isinstance(term, Region):
        return list(term.get_children())
    children: Any = getattr(term, "children", None)
    return list(children.all()) if isinstance(term, TreeTerm) else []


def _rows(term: Term) -> Iterator[tuple[str, int]]:
    for relation in term._meta.get_fields(include_hidden=True):
        if not relation.is_relation or relation.concrete or not relation.auto_created:
            continue
        model = relation.related_model
        # What hangs below the term, or stands in its own tables, is spoken of by the plan itself.
        if model is None or model is type(term) or relation.many_to_many:
            continue
        field = relation.field.name  # type: ignore[union-attr]
        label = _owner(model, field)
        if label:
            yield label, model._default_manager.filter(**{field: term.pk}).count()


def _owner(model: Any, field: str) -> str:
    """The name of what points to a term; of a through table, that of its other side."""
    if not model._meta.auto_created:
        return str(model._meta.verbose_name_plural)
    others = [f.related_model for f in model._meta.fields if f.is_relation and f.name != field]
    return str(others[0]._meta.verbose_name_plural) if others else ""
