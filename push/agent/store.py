"""Objects by hash on disk: checked when they come, and again whenever they are read."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from push.documents import DocumentError, sha256_hex

from .files import move_into_place, sync_directory
from .journal import say


class Store:
    """`o/<sha256>` holds whole objects, `part/<sha256>` what has come of the others so far."""

    def __init__(self, directory: Path) -> None:
        self._objects = directory / "o"
        self._parts = directory / "part"
        for one in (self._objects, self._parts):
            one.mkdir(parents=True, exist_ok=True)

    def has(self, digest: str) -> bool:
        """Whether a whole object of that name is here (nobody has looked inside again)."""
        path = self._objects / digest
        return path.is_file() and not path.is_symlink()

    def read(self, digest: str) -> bytes | None:
        """The object's bytes, checked; None if it is not here or the disk has spoilt it."""
        path = self._objects / digest
        try:
            data = path.read_bytes() if self.has(digest) else None
        except OSError:
            return None
        if data is None or sha256_hex(data) == digest:
            return data
        # Gone, so that the next poll brings it again.
        say("object_spoilt", object=digest)
        path.unlink(missing_ok=True)
        return None

    def partial(self, digest: str) -> Path:
        """Where the bytes of a download are gathered: a file of ours, or nothing yet."""
        path = self._parts / digest
        if path.is_symlink() or (path.exists() and not path.is_file()):
            _remove(path)
        return path

    def admit(self, digest: str) -> None:
        """Takes a finished download in, if its hash is right; otherwise throws it away."""
        partial = self.partial(digest)
        with partial.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        if found != digest:
            partial.unlink()
            raise DocumentError("wrong_hash", f"object {digest[:12]}")
        place = self._objects / digest
        if place.is_dir():
            _remove(place)
        move_into_place(partial, place)

    def forget(self, digests: Iterable[str]) -> list[str]:
        """Deletes these objects; answers with those that were here."""
        gone = [one for one in digests if self.has(one)]
        for digest in gone:
            (self._objects / digest).unlink(missing_ok=True)
        if gone:
            sync_directory(self._objects)
        return gone

    def keep_only(self, digests: set[str]) -> int:
        """Deletes every object and partial download but these; answers how many."""
        extra = [
            path
            for folder in (self._objects, self._parts)
            for path in folder.iterdir()
            if path.name not in digests
        ]
        for path in extra:
            _remove(path)
        return len(extra)

    def free_bytes(self) -> int:
        """How much more the disk can hold."""
        return shutil.disk_usage(self._objects).free


def _remove(path: Path) -> None:
    """Whatever a damaged disk or a stranger has left there; never what a link points to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
