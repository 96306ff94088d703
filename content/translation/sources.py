"""Answers review's question: what was this page translated from?"""

from typing import Any

from wagtail.models import Locale

from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.review.models import Clearance
from content.review.sources import SourceText

from .models import Pin
from .segments import units_of


def lookup(page: Any) -> SourceText | None:
    """The source text that `page` is pinned to; None for a page that is no translation."""
    pin = Pin.objects.filter(page_id=page.pk).first()
    if pin is None:
        return None
    return SourceText(
        page_id=pin.source_page_id,
        fingerprint=pin.source_fingerprint,
        is_current=lambda: _current(pin.source_page_id, pin.source_fingerprint),
        count_missing=lambda: _missing(pin.source_page_id, page.locale),
    )


def _missing(original: int, locale: Locale) -> int:
    units = units_of(ArticlePage.objects.get(pk=original), locale)
    return sum(not unit.target for unit in units)


def _current(page_id: int, mark: str) -> bool:
    original = ArticlePage.objects.get(pk=page_id)
    draft = original.get_latest_revision_as_object()
    return fingerprint(draft) == mark and Clearance.objects.for_text(original, mark) is not None
