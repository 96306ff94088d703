"""The one way to write a document as bytes, and the strict way back."""

import base64
import binascii
import hashlib
import json
from collections.abc import Sequence
from typing import Any, NoReturn

from .errors import DocumentError


def canonical_bytes(document: Any) -> bytes:
    """Sorted keys, no spaces, UTF-8: equal documents have equal bytes."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def sha256_hex(data: bytes) -> str:
    """SHA-256 in lower-case hexadecimal: the name of an object in every store."""
    return hashlib.sha256(data).hexdigest()


def parse(data: bytes, *, limit: int) -> Any:
    """The document whose canonical bytes are exactly `data`.

    Refuses what is too large, is not UTF-8 JSON, repeats a key, holds a float, or has been written
    in any other way than `canonical_bytes` writes it (so trailing bytes and spaces as well).
    """
    if len(data) > limit:
        raise DocumentError("oversized", f"{len(data)} bytes, at most {limit}")
    try:
        document = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_without_repeats,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
        written = canonical_bytes(document)
    except DocumentError:
        raise
    except (ValueError, RecursionError) as error:
        raise DocumentError("malformed", type(error).__name__) from error
    if written != data:
        raise DocumentError("not_canonical")
    return document


def encode_base64url(data: bytes) -> str:
    """Base64url without padding, as everywhere in our documents and station API."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode_base64url(text: str, *, size: int | None = None) -> bytes:
    """The bytes that `encode_base64url` wrote as exactly this text (and of this size, if given)."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error) as error:
        raise DocumentError("malformed", "base64url") from error
    if encode_base64url(data) != text or (size is not None and len(data) != size):
        raise DocumentError("malformed", "base64url")
    return data


def _without_repeats(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise DocumentError("duplicate_key")
    return mapping


def _refuse_number(text: str) -> NoReturn:
    # A float has more than one spelling, so two honest programs could disagree on its bytes.
    raise DocumentError("malformed", f"number {text[:20]}")
