"""The approval of one object: the approve key has checked that this is a current publication."""

from __future__ import annotations

from dataclasses import dataclass

from .canonical import canonical_bytes, parse
from .fields import Fields

MAX_BYTES = 512


@dataclass(frozen=True)
class Attestation:
    """`object` and `fingerprint` are SHA-256 in hexadecimal; times in Unix seconds."""

    object: str
    publication: str
    fingerprint: str
    issued: int
    not_after: int

    def to_payload(self) -> bytes:
        """The bytes that the approve key signs."""
        return canonical_bytes(vars(self))

    @classmethod
    def from_payload(cls, payload: bytes) -> Attestation:
        """The attestation in `payload`, or DocumentError."""
        keys = {"object", "publication", "fingerprint", "issued", "not_after"}
        fields = Fields(parse(payload, limit=MAX_BYTES), keys)
        return cls(
            object=fields.sha256("object"),
            publication=fields.uuid("publication"),
            fingerprint=fields.sha256("fingerprint"),
            issued=fields.integer("issued"),
            not_after=fields.integer("not_after"),
        )
