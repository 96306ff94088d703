"""A signed document: who signed, the signature, and the exact bytes that were signed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from .canonical import decode_base64url, encode_base64url, sha256_hex
from .errors import DocumentError

FORMAT = b"\x01"
KID_SIZE, SIGNATURE_SIZE = 8, 64
_PREFIX_SIZE = len(FORMAT) + KID_SIZE + SIGNATURE_SIZE
MAX_ENVELOPE = 64 * 1024


class Kind(StrEnum):
    """What may be signed. Each kind signs its own prefix, so that none passes for another."""

    HEAD = "head"
    KEYS = "keys"
    ATTEST = "attest"

    @property
    def prefix(self) -> bytes:
        """What is signed before the payload."""
        return b"kepu-" + self.value.encode() + b"-v1\0"


@dataclass(frozen=True)
class Envelope:
    """`kid` names the signing key; `payload` is kept as the bytes that were signed."""

    kid: str
    signature: bytes
    payload: bytes

    def to_bytes(self) -> bytes:
        """Format byte, key id, signature, payload."""
        return FORMAT + bytes.fromhex(self.kid) + self.signature + self.payload

    @classmethod
    def from_bytes(cls, data: bytes) -> Envelope:
        """The envelope in `data`; says nothing yet about whether the signature is good."""
        if len(data) > MAX_ENVELOPE:
            raise DocumentError("oversized", f"envelope of {len(data)} bytes")
        if len(data) <= _PREFIX_SIZE or data[:1] != FORMAT:
            raise DocumentError("malformed", "envelope")
        return cls(
            kid=data[1 : 1 + KID_SIZE].hex(),
            signature=data[1 + KID_SIZE : _PREFIX_SIZE],
            payload=data[_PREFIX_SIZE:],
        )

    def to_text(self) -> str:
        """The same bytes in base64url, for use inside a JSON document."""
        return encode_base64url(self.to_bytes())

    @classmethod
    def from_text(cls, text: str) -> Envelope:
        """The envelope that `to_text` wrote."""
        return cls.from_bytes(decode_base64url(text))

    def opened(self, kind: Kind, public: bytes) -> bytes:
        """The payload, if this key signed it as this kind of document."""
        if key_id(public) != self.kid:
            raise DocumentError("unknown_key", self.kid)
        try:
            key = Ed25519PublicKey.from_public_bytes(public)
            key.verify(self.signature, kind.prefix + self.payload)
        except (InvalidSignature, ValueError) as error:
            raise DocumentError("bad_signature", kind.value) from error
        return self.payload


def key_id(public: bytes) -> str:
    """The short name of a public key: the first 8 bytes of its digest, in hexadecimal."""
    return sha256_hex(public)[: 2 * KID_SIZE]


def seal(kind: Kind, payload: bytes, key: Ed25519PrivateKey) -> Envelope:
    """`payload` signed by `key` as a document of this kind."""
    public = key.public_key().public_bytes_raw()
    return Envelope(key_id(public), key.sign(kind.prefix + payload), payload)
