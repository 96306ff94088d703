"""What must no longer be shown, wherever a copy may be: named in the head by its hash."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .canonical import canonical_bytes, parse
from .fields import Fields, uuid

MAX_BYTES = 4 * 1024 * 1024
MAX_ENTRIES = 20_000


@dataclass(frozen=True)
class DeniedObject:
    """One object, since when (Unix seconds), and why in a few words."""

    sha256: str
    since: int
    reason: str = ""


@dataclass(frozen=True)
class Deny:
    """Objects by hash (articles and pictures alike), and whole publications by UUID."""

    objects: tuple[DeniedObject, ...] = ()
    publications: tuple[str, ...] = ()

    def to_payload(self) -> bytes:
        """The canonical bytes; their SHA-256 is the document's name."""
        return canonical_bytes(
            {
                "objects": [vars(one) for one in self.objects],
                "publications": list(self.publications),
            }
        )

    @classmethod
    def from_payload(cls, payload: bytes) -> Deny:
        """The deny document in `payload`, or DocumentError."""
        fields = Fields(parse(payload, limit=MAX_BYTES), {"objects", "publications"})
        objects = fields.items("objects", limit=MAX_ENTRIES)
        publications = fields.items("publications", limit=MAX_ENTRIES)
        return cls(
            objects=tuple(_object(entry) for entry in objects),
            publications=tuple(uuid(one, "publication") for one in publications),
        )

    @cached_property
    def hashes(self) -> frozenset[str]:
        """The hashes of everything denied by hash."""
        return frozenset(one.sha256 for one in self.objects)

    @cached_property
    def whole_publications(self) -> frozenset[str]:
        """The UUIDs of publications denied whatever their object."""
        return frozenset(self.publications)


def _object(entry: Any) -> DeniedObject:
    fields = Fields(entry, {"sha256", "since", "reason"})
    return DeniedObject(fields.sha256("sha256"), fields.integer("since"), fields.text("reason"))
