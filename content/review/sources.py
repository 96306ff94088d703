"""Asking what a page was translated from, without knowing who keeps that.

Translation stands above review and may use it; review must not use translation. So translation
registers the answer here when the site starts (content.translation.apps).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .enums import Kind


@dataclass(frozen=True)
class SourceText:
    """The text that a translation was made from; what costs reading is found when it is asked."""

    page_id: int
    fingerprint: str
    is_current: Callable[[], bool]
    count_missing: Callable[[], int]

    @cached_property
    def current(self) -> bool:
        """Whether that is still the source's latest text, and cleared."""
        return self.is_current()

    @cached_property
    def missing(self) -> int:
        """How many of its strings have no translation yet."""
        return self.count_missing()


Lookup = Callable[[Any], SourceText | None]
_lookups: list[Lookup] = []


def register(lookup: Lookup) -> None:
    """From now on `lookup(page)` is asked; it answers None for a page it knows nothing of."""
    if lookup not in _lookups:
        _lookups.append(lookup)


def source_of(page: Any) -> SourceText | None:
    """What `page` was translated from; None for an original."""
    return next((found for lookup in _lookups if (found := lookup(page))), None)


def kind_of(page: Any) -> Kind:
    """An original is judged for its science, a translation for its language."""
    return Kind.LANGUAGE if source_of(page) else Kind.SCIENCE
