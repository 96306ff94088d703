"""The strings of a source text, each with its translation, as wagtail-localize keeps them.

wagtail-localize cuts the text and puts it together again; none of its acts that save or publish a
page is used (docs/upgrading.md).
"""

from dataclasses import dataclass
from typing import Any

from wagtail_localize.models import StringSegment, TemplateSegment, TranslationSource
from wagtail_localize.strings import StringValue

from content.pages.models import ArticlePage


@dataclass(frozen=True)
class Segment:
    """One unit of translation: a plain string, or a paragraph with its marks."""

    pk: int
    path: str
    source: str
    target: str
    rich: bool
    string_id: int
    context_id: int


def source_for(page: ArticlePage) -> TranslationSource:
    """The frozen source that a draft of this original was cut from. Raises DoesNotExist."""
    return TranslationSource.objects.get(object_id=page.translation_key, locale_id=page.locale_id)


def units_of(original: ArticlePage, locale: Any) -> list[Segment]:
    """Every unit of an original's text; none of one that was never cut."""
    found = TranslationSource.objects.filter(
        object_id=original.translation_key, locale_id=original.locale_id
    ).first()
    return segments(found, locale) if found else []


def segments(source: TranslationSource, locale: Any) -> list[Segment]:
    """Every unit in the order of the text."""
    rich = set(
        TemplateSegment.objects.filter(source=source).values_list("context__path", flat=True)
    )
    rows = (
        StringSegment.objects.filter(source=source)
        .annotate_translation(locale)
        .select_related("string", "context")
        .order_by("order")
    )
    return [_segment(row, rich) for row in rows]


def as_data(segment: Segment, text: str) -> str:
    """`text`, as a translator writes it, in the form in which it is stored."""
    return text.strip() if segment.rich else StringValue.from_plaintext(text.strip()).data


def shown(data: str, *, rich: bool) -> str:
    """What is stored, as a translator reads it."""
    return data if rich else StringValue(data).render_text()


def _segment(row: Any, rich: set[str]) -> Segment:
    path = row.context.path
    return Segment(
        pk=row.pk,
        path=path,
        source=shown(row.string.data, rich=path in rich),
        target=shown(row.translation or "", rich=path in rich),
        rich=path in rich,
        string_id=row.string_id,
        context_id=row.context_id,
    )
