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
        return (self._objects / digest).exists()

    def read(self, digest: str) -> bytes | None:
        """The object's bytes, checked; None if it is not here or the disk has spoilt it."""
        path = self._objects / digest
        try:
            data = path.read_bytes()
        except OSError:
            return None
        if sha256_hex(data) == digest:
            return data
        # Gone, so that the next poll brings it again.
        say("object_spoilt", object=digest)
        path.unlink(missing_ok=True)
        return None

    def partial(self, digest: str) -> Path:
        """Where the bytes of a download are gathered."""
        return self._parts / digest

    def admit(self, digest: str) -> None:
        """Takes a finished download in, if its hash is right; otherwise throws it away."""
        partial = self.partial(digest)
        with partial.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        if found != digest:
            partial.unlink()
            raise DocumentError("wrong_hash", f"object {digest[:12]}")
        move_into_place(partial, self._objects / digest)

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
            path.unlink(missing_ok=True)
        return len(extra)

    def free_bytes(self) -> int:
        """How much more the disk can hold."""
        return shutil.disk_usage(self._objects).free
