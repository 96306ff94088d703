"""Asking what a page was translated from, without knowing who keeps that.

Translation stands above review and may use it; review must not use translation. So translation
registers the answer here when the site starts (content.translation.apps).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .enums import Kind


@dataclass(frozen=True)
class SourceText:
    """The text that a translation was made from."""

    page_id: int
    fingerprint: str
    #: Whether that is still the source's latest text, and cleared.
    current: bool
    #: How many of its strings have no translation yet.
    missing: int = 0


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
