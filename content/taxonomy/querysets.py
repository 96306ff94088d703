"""Sentences about the vocabulary."""

from collections.abc import Iterator
from typing import Any, Self

from django.db.models import Q, QuerySet


def in_use(vocabulary: Any) -> QuerySet[Any]:
    """The terms of one vocabulary (a model) that have not been merged into another."""
    terms: QuerySet[Any] = vocabulary._default_manager.filter(merged_into=None)
    return terms


def in_order(terms: list[Any]) -> list[tuple[Any, int]]:
    """The terms with their depth, what stands below another right after it."""
    below: dict[Any, list[Any]] = {}
    present = {term.pk for term in terms}
    for term in terms:
        parent = getattr(term, "parent_id", None)
        below.setdefault(parent if parent in present else None, []).append(term)

    def walk(parent: Any, depth: int) -> Iterator[tuple[Any, int]]:
        for term in below.get(parent, []):
            yield term, depth
            yield from walk(term.pk, depth + 1)

    return list(walk(None, 0))


def indented(terms: QuerySet[Any]) -> list[tuple[int, str]]:
    """The terms as choices, what stands below another right after it and further in."""
    if hasattr(terms.model, "path"):
        rows = [(term, term.depth - 1) for term in terms.order_by("path")]
    else:
        rows = in_order(list(terms))
    return [(term.pk, f"{'　' * depth}{term}") for term, depth in rows]


class TreeQuerySet(QuerySet[Any]):
    """Of terms that stand in a tree."""

    def roots(self) -> Self:
        """Those that stand under no other."""
        return self.filter(parent=None)

    def shelves(self) -> Self:
        """The topics that texts stand in: right below a theme, or a theme that has none below.

        What is below those is finer: a tag, without a section of its own.
        """
        below_a_theme = Q(parent__isnull=False, parent__parent=None)
        childless = Q(parent=None, children=None)
        return self.filter(below_a_theme | childless, merged_into=None).distinct()
