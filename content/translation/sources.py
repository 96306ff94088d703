"""Answers review's question: what was this page translated from?"""

from typing import Any

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
    original = ArticlePage.objects.get(pk=pin.source_page_id)
    return SourceText(
        page_id=pin.source_page_id,
        fingerprint=pin.source_fingerprint,
        current=_current(original, pin.source_fingerprint),
        missing=sum(not s.target for s in units_of(original, page.locale)),
    )


def _current(original: ArticlePage, mark: str) -> bool:
    draft = original.get_latest_revision_as_object()
    return fingerprint(draft) == mark and Clearance.objects.for_text(original, mark) is not None
