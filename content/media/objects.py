"""The public object store: bytes by their SHA-256, immutable, safe to cache anywhere.

Only `content.release` (renditions of released pictures) and `push.manifests` (what stations
fetch) put anything here; nothing that was never released can be reached by address.
"""

import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

_NAME = re.compile(r"[0-9a-f]{64}")


class NoSuchObject(Exception):
    """No object has this digest, or the digest is malformed."""


def path(sha256: str) -> Path:
    """Where the object with this digest lies, whether or not it exists.

    Raises NoSuchObject when `sha256` is not 64 hexadecimal digits.
    """
    if not _NAME.fullmatch(sha256):
        raise NoSuchObject(sha256)
    return Path(settings.OBJECT_ROOT) / sha256[:2] / sha256


def put(data: bytes, mime: str) -> str:
    """Keep `data` and return its digest. Putting the same bytes again changes nothing."""
    sha256 = hashlib.sha256(data).hexdigest()
    target = path(sha256)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target.with_suffix(".mime"), mime.encode())
        _write(target, data)
    return sha256


def open_object(sha256: str) -> BinaryIO:
    """The object's bytes, for reading. Raises NoSuchObject."""
    try:
        return path(sha256).open("rb")
    except FileNotFoundError as error:
        raise NoSuchObject(sha256) from error


def mime(sha256: str) -> str:
    """The object's media type. Raises NoSuchObject."""
    try:
        return path(sha256).with_suffix(".mime").read_text()
    except FileNotFoundError as error:
        raise NoSuchObject(sha256) from error


def _write(target: Path, data: bytes) -> None:
    """Write through a temporary name, so that a reader never sees half an object."""
    descriptor, temporary = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(temporary, 0o644)
    os.replace(temporary, target)
