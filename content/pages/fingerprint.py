"""What a review binds to: the canonical content of a page, and its digest.

A revision id identifies nothing, because autosave rewrites revisions in place. A fingerprint does:
it is a digest of everything a reader would be told (text, claims, the bytes of every picture, tags
and audience by stable code) and of nothing else (no bookkeeping, block ids, editor keys, order of
tags, or names of terms, which may be renamed without a new review).
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import nh3
from wagtail.blocks import StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from content.blocks.media import MIMES
from content.media.models import Attachment, Picture
from content.taxonomy.tagging import Tagged

if TYPE_CHECKING:
    from .models import ArticlePage

CONTENT_VERSION = 1
#: What stands around a text's words: its address, tags, cover and provenance.
AROUND = (
    *("v", "kind", "section", "slug", "cover", "sample", "provenance", "urgent_until", "adds_to"),
    *Tagged.FACETS,
)
#: The only marks running text may carry; everything else is dropped before anyone judges it.
RICH_TEXT_TAGS = {"p", "b", "ol", "ul", "li", "br"}


def canonical_bytes(content: dict[str, Any]) -> bytes:
    """The one way to write `content` as bytes: sorted keys, no spaces, UTF-8."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(content: dict[str, Any]) -> str:
    """SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical_bytes(content)).hexdigest()


def text_digest(content: dict[str, Any]) -> str:
    """The digest of the words alone: the same under another address, tag, cover or unit."""
    return digest({name: said for name, said in content.items() if name not in AROUND})


def fingerprint(page: ArticlePage) -> str:
    """The digest of what `page` (a row, or a draft from a revision) would tell a reader."""
    return digest(canonical_content(page))


def canonical_content(page: ArticlePage) -> dict[str, Any]:
    """Everything that `page` would tell a reader, as plain data."""
    page = _whole(page)
    language = page.locale.language_code
    return {
        "v": CONTENT_VERSION,
        "kind": str(page.kind),
        "language": language,
        "section": section_code(page),
        "slug": page.slug,
        "title": page.title,
        "summary": page.summary,
        "cover": _cover(page, language),
        "body": [
            {"type": child.block_type, "value": _written(child.value, language)}
            for child in page.pieces
        ],
        **{facet: codes(page, facet) for facet in Tagged.FACETS},
        "urgent_until": written(page.urgent_until) if page.urgent_until else "",
        "adds_to": str(page.adds_to or ""),
        "provenance": {
            "unit": page.origin_unit.code,
            "level": page.level,
            "licence": page.licence,
            "origin": page.origin,
            "adapted_from": page.adapted_from,
            "adapted_url": page.adapted_url,
        },
        "sample": page.is_sample,
    }


def _whole(page: ArticlePage) -> ArticlePage:
    """`page` with the fields of its own kind, when it was read as an article only."""
    kind = page.specific_class
    if kind is None or isinstance(page, kind):
        return page
    whole: ArticlePage = kind._default_manager.get(pk=page.pk)
    for field in type(page)._meta.concrete_fields:
        setattr(whole, field.attname, getattr(page, field.attname))
    return whole


def section_code(page: ArticlePage) -> str:
    """The topic code of the section the page stands in."""
    parent = page.get_parent()
    return parent.specific.topic.code if parent else ""


def codes(page: ArticlePage, facet: str) -> list[str]:
    """The codes of one facet, sorted, so that the order of picking does not count."""
    return sorted({term.code for term in getattr(page, facet).all()})


def written(moment: datetime) -> str:
    """The one way to write a moment: UTC to the second, so that moments compare as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def file_sha256(upload: Picture | Attachment) -> str:
    """Digest of the upload's bytes as they are now; a swapped file is another one."""
    with upload.file.storage.open(upload.file.name) as file:
        return hashlib.sha256(file.read()).hexdigest()


def _cover(page: ArticlePage, language: str) -> dict[str, Any] | None:
    if page.cover is None:
        return None
    return {
        "sha256": file_sha256(page.cover),
        "alt": page.cover_alt,
        "caption": page.cover_caption,
        "credit": page.cover.credit_in(language),
        "licence": page.cover.licence,
    }


def _rich(value: RichText) -> str:
    # Draftail's block keys and anything outside the short list go; what stays is what is shown.
    return nh3.clean(value.source, tags=RICH_TEXT_TAGS, attributes={})


def _written(value: Any, language: str) -> Any:
    """What a block says: texts, lists and mappings, with every file by the digest of its bytes."""
    if isinstance(value, RichText):
        return _rich(value)
    if isinstance(value, StructValue):
        # A picture stands among its texts under the digest alone; "" while none is chosen.
        return {
            "sha256" if key == "image" else key: _written(value.get(key), language)
            for key in value.block.child_blocks
        }
    if isinstance(value, ListValue):
        return [_written(part, language) for part in value]
    if isinstance(value, Picture):
        return file_sha256(value)
    return _file(value, language) if isinstance(value, Attachment) else value or ""


def _file(attachment: Attachment, language: str) -> dict[str, str | int]:
    return {
        "sha256": file_sha256(attachment),
        "name": attachment.filename,
        "mime": mime_of(attachment),
        "bytes": attachment.file.size,
        "licence": attachment.licence,
        "credit": attachment.credit_in(language),
    }


def mime_of(attachment: Attachment) -> str:
    """The media type by the end of the file's name; the form lets no other kind through."""
    return MIMES.get(PurePath(attachment.filename).suffix.lower(), "application/octet-stream")
