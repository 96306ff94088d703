"""What a review binds to: the canonical content of a page, and its digest.

A revision id identifies nothing, because autosave rewrites revisions in place. A fingerprint does:
it is a digest of everything a reader would be told (text, claims, the bytes of every picture, tags
and audience by stable code) and of nothing else (no bookkeeping, block ids, editor keys, order of
tags, or names of terms, which may be renamed without a new review).
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import nh3
from wagtail.blocks import StructValue
from wagtail.rich_text import RichText

from content.media.models import Picture
from content.taxonomy.tagging import Tagged

if TYPE_CHECKING:
    from .models import ArticlePage

CONTENT_VERSION = 1
#: The only marks running text may carry; everything else is dropped before anyone judges it.
RICH_TEXT_TAGS = {"p", "b", "ol", "ul", "li", "br"}


def canonical_bytes(content: dict[str, Any]) -> bytes:
    """The one way to write `content` as bytes: sorted keys, no spaces, UTF-8."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(content: dict[str, Any]) -> str:
    """SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical_bytes(content)).hexdigest()


def fingerprint(page: ArticlePage) -> str:
    """The digest of what `page` (a row, or a draft from a revision) would tell a reader."""
    return digest(canonical_content(page))


def canonical_content(page: ArticlePage) -> dict[str, Any]:
    """Everything that `page` would tell a reader, as plain data."""
    return {
        "v": CONTENT_VERSION,
        "language": page.locale.language_code,
        "section": section_code(page),
        "slug": page.slug,
        "title": page.title,
        "summary": page.summary,
        "cover": _cover(page),
        "body": [_block(child.block_type, child.value) for child in page.body],
        **{facet: codes(page, facet) for facet in Tagged.FACETS},
        "provenance": {
            "unit": page.origin_unit.code,
            "level": page.level,
            "licence": page.licence,
            "origin": page.origin,
            "adapted_from": page.adapted_from,
        },
        "sample": page.is_sample,
    }


def section_code(page: ArticlePage) -> str:
    """The topic code of the section the page stands in."""
    parent = page.get_parent()
    return parent.specific.topic.code if parent else ""


def codes(page: ArticlePage, facet: str) -> list[str]:
    """The codes of one facet, sorted, so that the order of picking does not count."""
    return sorted({term.code for term in getattr(page, facet).all()})


def file_sha256(picture: Picture) -> str:
    """Digest of the picture's bytes as they are now; a swapped file is another picture."""
    with picture.file.storage.open(picture.file.name) as file:
        return hashlib.sha256(file.read()).hexdigest()


def _cover(page: ArticlePage) -> dict[str, Any] | None:
    if page.cover is None:
        return None
    return {
        "sha256": file_sha256(page.cover),
        "alt": page.cover_alt,
        "caption": page.cover_caption,
        "credit": page.cover.credit,
        "licence": page.cover.licence,
    }


def _picture(value: StructValue) -> dict[str, Any]:
    picture = value["image"]
    return {
        "sha256": file_sha256(picture) if picture else "",
        **{key: value.get(key) or "" for key in ("alt", "caption", "credit", "licence")},
    }


def _struct(value: StructValue) -> dict[str, Any]:
    return {key: value.get(key) or "" for key in value}


def _rich(value: RichText) -> str:
    # Draftail's block keys and anything outside the short list go; what stays is what is shown.
    return nh3.clean(value.source, tags=RICH_TEXT_TAGS, attributes={})


_WRITERS: dict[str, Any] = {
    "text": _rich,
    "heading": str,
    "picture": _picture,
    "claim": _struct,
    "warning": _struct,
}


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": _WRITERS[kind](value)}
