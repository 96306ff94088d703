"""What a station is to show: a list of objects, named in the head by its hash."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from .canonical import canonical_bytes, parse
from .errors import DocumentError
from .fields import SHA256, Fields

MAX_BYTES = 4 * 1024 * 1024
MAX_ITEMS = 2000
MAX_MEDIA = 100
#: One article object; and one picture as a station shows it.
MAX_OBJECT = 1024 * 1024
MAX_PICTURE = 8 * 1024 * 1024
PICTURES = ("image/webp", "image/jpeg", "image/png", "image/avif")
ITEM_ID = SHA256
_ATTESTATION = re.compile(r"[A-Za-z0-9_-]{100,1000}")


@dataclass(frozen=True)
class Media:
    """One picture file that the object shows."""

    sha256: str
    size: int
    mime: str


@dataclass(frozen=True)
class Item:
    """One delivery: `id` is its key (hex SHA-256), `attestation` an envelope as text.

    `starts` and `ends` (Unix seconds, or None) bound when it is shown; a higher `priority` first.
    """

    id: str
    object: str
    size: int
    attestation: str
    media: tuple[Media, ...] = ()
    starts: int | None = None
    ends: int | None = None
    priority: int = 0


@dataclass(frozen=True)
class Manifest:
    """The items, in no particular order."""

    items: tuple[Item, ...] = field(default=())

    def to_payload(self) -> bytes:
        """The canonical bytes; their SHA-256 is the manifest's name."""
        return canonical_bytes({"items": [_written(item) for item in self.items]})

    @classmethod
    def from_payload(cls, payload: bytes) -> Manifest:
        """The manifest in `payload`, or DocumentError."""
        fields = Fields(parse(payload, limit=MAX_BYTES), {"items"})
        items = tuple(_item(entry) for entry in fields.items("items", limit=MAX_ITEMS))
        if len({item.id for item in items}) != len(items):
            raise DocumentError("malformed", "one item twice")
        return cls(items)


def _written(item: Item) -> dict[str, Any]:
    return {**vars(item), "media": [vars(media) for media in item.media]}


def _item(entry: Any) -> Item:
    keys = {"id", "object", "size", "attestation", "media", "starts", "ends", "priority"}
    fields = Fields(entry, keys)
    attestation = fields.text("attestation", limit=1000)
    if not _ATTESTATION.fullmatch(attestation):
        raise DocumentError("malformed", "attestation")
    return Item(
        id=fields.sha256("id"),
        object=fields.sha256("object"),
        size=_size(fields, MAX_OBJECT, "size"),
        attestation=attestation,
        media=tuple(_media(one) for one in fields.items("media", limit=MAX_MEDIA)),
        starts=fields.optional_integer("starts"),
        ends=fields.optional_integer("ends"),
        priority=fields.integer("priority"),
    )


def _media(entry: Any) -> Media:
    fields = Fields(entry, {"sha256", "size", "mime"})
    mime = fields.text("mime")
    if mime not in PICTURES:
        raise DocumentError("malformed", f"mime {mime}")
    return Media(fields.sha256("sha256"), _size(fields, MAX_PICTURE, "size"), mime)


def _size(fields: Fields, limit: int, key: str) -> int:
    size = fields.integer(key)
    if not 0 < size <= limit:
        raise DocumentError("oversized", f"{key} {size}, at most {limit}")
    return size
