"""The object a station shows: one publication, frozen, with everything needed to set it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .canonical import canonical_bytes, parse, sha256_hex
from .errors import DocumentError
from .fields import SHA256, Fields, boolean, integer, items, mapping, matching, text
from .manifest import MAX_OBJECT, PICTURES, Media

VERSION = 1
#: What form a text has; a station shows them all in the same card.
KINDS = ("article", "video", "graphic", "rebuttal")
LANGUAGES = ("zh-hans", "mvf")
MAX_BLOCKS = 200
MAX_TEXT = 20_000
_KEYS = {
    *("v", "type", "publication", "translation_key", "language", "fingerprint"),
    *("content", "media", "names", "vouched", "released_at"),
}
_FACETS = ("regions", "groups", "livelihoods", "topics", "seasons")
_CONTENT_KEYS = {
    *("v", "kind", "language", "section", "slug", "title", "summary", "cover", "body"),
    *(*_FACETS, "urgent_until", "adds_to", "provenance", "sample"),
}
_PICTURE_KEYS = ("sha256", "alt", "caption", "credit", "licence")
_CLAIM_KEYS = ("statement", "source", "source_url", "grade", "applies_to", "do", "dont")
FIRST_YEAR, LAST_YEAR = 1970, 9000
#: Of a list inside a block.
MAX_PARTS = 50


def _texts(*keys: str) -> dict[str, int]:
    return dict.fromkeys(keys, MAX_TEXT)


_PICTURE = _texts(*_PICTURE_KEYS)
#: A number where a text would have a limit.
NUMBER = "number"
_FILE = {**_texts("sha256", "name", "mime", "licence", "credit"), "bytes": NUMBER}
#: Every kind of block and its shape. A screen shows the words of audio and video, not the files.
_BLOCKS: dict[str, Any] = {
    "text": MAX_TEXT,
    "heading": MAX_TEXT,
    "picture": _PICTURE,
    "claim": _texts(*_CLAIM_KEYS),
    "warning": _texts("title", "text"),
    "steps": {**_texts("title"), "steps": [_texts("title", "text")]},
    "numbers": {**_texts("source"), "numbers": [_texts("number", "unit", "meaning")]},
    "questions": {"questions": [_texts("question", "answer")]},
    "table": {**_texts("caption"), "rows": [[MAX_TEXT]]},
    "pair": {"right": _PICTURE, "wrong": _PICTURE},
    "audio": {**_texts("title", "transcript"), "file": _FILE},
    "video": {
        **_texts("title", "transcript"),
        "file": _FILE,
        "poster": _PICTURE,
        "captions": [{**_texts("language"), "file": _FILE}],
    },
    "graphic": {
        **_texts("text"),
        "picture": _PICTURE,
        "versions": [_texts("sha256", "language")],
    },
    "rumour": _texts("rumour", "heard", "verdict", "truth"),
    "attachment": {**_texts("title", "note"), "file": _FILE},
}


@dataclass(frozen=True)
class Article:
    """What Publication froze. `content` is the canonical content, whose digest is `fingerprint`.

    `media` maps an original picture's hash to its size and renditions; `names` and `vouched` are
    for showing only. `released_at` is ISO 8601 with its offset.
    """

    publication: str
    translation_key: str
    language: str
    fingerprint: str
    content: dict[str, Any]
    media: dict[str, Any]
    names: dict[str, Any]
    vouched: list[dict[str, Any]]
    released_at: str

    def to_payload(self) -> bytes:
        """The canonical bytes; their SHA-256 is the object's name in every store."""
        return canonical_bytes({"v": VERSION, "type": "article", **vars(self)})

    @classmethod
    def from_payload(cls, payload: bytes) -> Article:
        """The article in `payload`, or DocumentError. The fingerprint is not recomputed here."""
        data = parse(payload, limit=MAX_OBJECT)
        fields = Fields(data, _KEYS)
        if fields.integer("v") != VERSION or fields.text("type") != "article":
            raise DocumentError("unknown_kind", "article")
        language = fields.text("language")
        content = fields.mapping("content")
        check_content(content)
        if language not in LANGUAGES or content["language"] != language:
            raise DocumentError("malformed", "language")
        return cls(
            publication=fields.uuid("publication"),
            translation_key=fields.uuid("translation_key"),
            language=language,
            fingerprint=fields.sha256("fingerprint"),
            content=content,
            media=_media(fields.mapping("media")),
            names=_names(fields.mapping("names")),
            vouched=[_voice(one) for one in fields.items("vouched", limit=20)],
            released_at=_moment(fields.text("released_at", limit=40)),
        )

    def recomputed_fingerprint(self) -> str:
        """The digest of `content` as it is; equal to `fingerprint` or the article is a forgery."""
        return sha256_hex(canonical_bytes(self.content))

    def pictures(self) -> dict[str, Media]:
        """Every picture file this article may show, by hash."""
        return {
            one["sha256"]: Media(one["sha256"], one["bytes"], one["mime"])
            for entry in self.media.values()
            for one in entry["renditions"]
        }


def check_content(content: dict[str, Any]) -> None:
    """Refuses content that a station could not show whole: a block of a kind it does not know
    may be the warning that matters."""
    fields = Fields(content, _CONTENT_KEYS)
    fields.integer("v")
    for key in ("language", "section", "slug", "title"):
        fields.text(key)
    fields.text("summary", limit=MAX_TEXT)
    if fields.text("kind") not in KINDS:
        raise DocumentError("unknown_kind", "content")
    if content["cover"] is not None:
        _check_value(content["cover"], _PICTURE, "cover")
    for block in fields.items("body", limit=MAX_BLOCKS):
        _check_block(block)
    fields.text("urgent_until", limit=40)
    fields.text("adds_to", limit=40)
    for facet in _FACETS:
        for code in fields.items(facet, limit=500):
            text(code, facet)
    for key, value in fields.mapping("provenance").items():
        text(value, key, limit=MAX_TEXT)
    boolean(content["sample"], "sample")


def _check_block(block: Any) -> None:
    fields = Fields(block, {"type", "value"})
    kind, value = fields.text("type"), block["value"]
    if kind not in _BLOCKS:
        raise DocumentError("unknown_kind", f"block {kind}")
    _check_value(value, _BLOCKS[kind], kind)


def _check_value(value: Any, shape: Any, where: str) -> None:
    """Hold `value` to a shape: a limit for a text, a list of one shape, or shapes by key."""
    if isinstance(shape, int):
        text(value, where, limit=shape)
    elif shape == NUMBER:
        integer(value, where)
    elif isinstance(shape, list):
        for part in items(value, where, limit=MAX_PARTS):
            _check_value(part, shape[0], where)
    elif value != "" or shape is not _FILE:
        Fields(value, set(shape))
        for key, inner in shape.items():
            _check_value(value[key], inner, key)
        if "sha256" in shape:
            matching(value["sha256"], SHA256, where)


def _media(media: dict[str, Any]) -> dict[str, Any]:
    for original, entry in media.items():
        matching(original, SHA256, "media")
        fields = Fields(entry, {"width", "height", "renditions"})
        fields.integer("width")
        fields.integer("height")
        for rendition in fields.items("renditions", limit=20):
            _check_rendition(rendition)
    return media


def _check_rendition(rendition: Any) -> None:
    fields = Fields(rendition, {"sha256", "mime", "width", "height", "bytes"})
    fields.sha256("sha256")
    for key in ("width", "height", "bytes"):
        fields.integer(key)
    if fields.text("mime") not in PICTURES:
        raise DocumentError("malformed", "mime")


def _names(names: dict[str, Any]) -> dict[str, Any]:
    """Names by code and language, to any depth that holds only objects and texts."""
    for key, value in names.items():
        if isinstance(value, dict):
            _names(value)
        else:
            text(value, key)
    return names


def _voice(entry: Any) -> dict[str, Any]:
    keys = {"name", "unit", "fields", "kind", "at", "fictional"}
    fields = Fields(entry, keys if "fields" in mapping(entry, "voice") else keys - {"fields"})
    for one in fields.items("fields", limit=20) if "fields" in entry else ():
        _names(mapping(one, "field"))
    for key in ("name", "unit"):
        _names(fields.mapping(key))
    fields.text("kind")
    _moment(fields.text("at", limit=40))
    boolean(entry["fictional"], "fictional")
    return dict(entry)


def _moment(written: str) -> str:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise DocumentError("malformed", "moment") from error
    if moment.tzinfo is None:
        raise DocumentError("malformed", "moment without its offset")
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise DocumentError("malformed", "a year that no calendar of ours shows")
    return written
