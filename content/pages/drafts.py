"""A draft as its readers would see it: for the editor's preview and the expert's screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from content.media.models import Attachment, Picture
from content.taxonomy.tagging import Tagged

from .fingerprint import canonical_content, file_sha256
from .reading import PICTURE_WIDTHS, Reading, Source

if TYPE_CHECKING:
    from content.taxonomy.models import Topic

    from .models import ArticlePage

Names = dict[str, dict[str, dict[str, str]]]


def draft_reading(page: ArticlePage) -> Reading:
    """The draft as the public template shows it, with private pictures."""
    return Reading(
        content=canonical_content(page),
        pictures={file_sha256(picture): _private(picture) for picture in pictures(page)},
        files={file_sha256(file): file.url for file in attachments(page)},
        terms=term_names(page),
        preview=True,
    )


def pictures(page: ArticlePage) -> list[Picture]:
    """Every picture the page shows, each once."""
    shown = [part for part in _parts(page.pieces) if isinstance(part, Picture)]
    return list({p.pk: p for p in [page.cover, *shown] if p is not None}.values())


def attachments(page: ArticlePage) -> list[Attachment]:
    """Every other file the page offers, each once."""
    shown = [part for part in _parts(page.pieces) if isinstance(part, Attachment)]
    return list({file.pk: file for file in shown}.values())


def _parts(value: Any) -> Iterator[Any]:
    """Everything that a body is made of, down to its texts and files."""
    if isinstance(value, StreamValue.StreamChild):
        children: Iterable[Any] = [value.value]
    elif isinstance(value, StructValue):
        children = value.values()
    else:
        children = value if isinstance(value, ListValue | list) else ()
        yield value
    for child in children:
        yield from _parts(child)


def term_names(page: ArticlePage) -> Names:
    """Both names of every term, unit and section that the page refers to by code."""
    names: Names = {
        facet: {term.code: term.names() for term in getattr(page, facet).all()}
        for facet in Tagged.FACETS
    }
    names["unit"] = {page.origin_unit.code: page.origin_unit.names()}
    section: Topic = page.get_parent().specific.topic
    names["topics"].setdefault(section.code, section.names())
    return names


def renditions(picture: Picture) -> list[Any]:
    """The picture in each offered width."""
    specs = sizes(picture)
    made = picture.get_renditions(*specs)
    return [made[spec] for spec in specs]


def sizes(picture: Picture) -> list[str]:
    """Wagtail's specification of each offered width, never enlarged."""
    return [f"width-{width}|format-webp|webpquality-80" for width in widths(picture)]


def widths(picture: Picture) -> list[int]:
    """The widths in which the picture is offered, from the narrowest."""
    return sorted({min(width, picture.width) for width in PICTURE_WIDTHS})


def _private(picture: Picture) -> list[Source]:
    return [Source(r.url, r.width, r.height) for r in renditions(picture)]
