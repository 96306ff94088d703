"""Which keys may sign heads and approvals: the list that only the root signs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .canonical import canonical_bytes, decode_base64url, encode_base64url, parse
from .envelope import key_id
from .errors import DocumentError
from .fields import Fields

MAX_KEYS = 32
MAX_BYTES = 16 * 1024
PUBLIC_KEY_SIZE = 32


class Role(StrEnum):
    """What a key may sign: a station's head, or the approval of an object."""

    HEAD = "head"
    APPROVE = "approve"


@dataclass(frozen=True)
class PublicKey:
    """One key, its only role, and the last moment (Unix seconds) at which it is believed."""

    role: Role
    public: bytes
    not_after: int

    @property
    def kid(self) -> str:
        """The key's short name, from its own bytes."""
        return key_id(self.public)


@dataclass(frozen=True)
class Keys:
    """The key list. `version` only ever grows; `expires` is in Unix seconds."""

    version: int
    expires: int
    keys: tuple[PublicKey, ...]

    def to_payload(self) -> bytes:
        """The bytes that the root signs."""
        return canonical_bytes(
            {
                "version": self.version,
                "expires": self.expires,
                "keys": [
                    {
                        "kid": key.kid,
                        "role": key.role.value,
                        "public": encode_base64url(key.public),
                        "not_after": key.not_after,
                    }
                    for key in self.keys
                ],
            }
        )

    @classmethod
    def from_payload(cls, payload: bytes) -> Keys:
        """The key list in `payload`, or DocumentError."""
        fields = Fields(parse(payload, limit=MAX_BYTES), {"version", "expires", "keys"})
        keys = tuple(_key(entry) for entry in fields.items("keys", limit=MAX_KEYS))
        if len({key.kid for key in keys}) != len(keys):
            raise DocumentError("malformed", "one key twice")
        return cls(fields.integer("version"), fields.integer("expires"), keys)

    def find(self, kid: str, role: Role, now: int) -> PublicKey:
        """The key of that name, if it has this role and is still believed at `now`."""
        for key in self.keys:
            if key.kid == kid and key.role is role:
                if now >= key.not_after:
                    raise DocumentError("key_expired", kid)
                return key
        raise DocumentError("unknown_key", f"{kid} as {role.value}")


def _key(entry: Any) -> PublicKey:
    fields = Fields(entry, {"kid", "role", "public", "not_after"})
    try:
        role = Role(fields.text("role"))
    except ValueError as error:
        raise DocumentError("malformed", "role") from error
    public = decode_base64url(fields.text("public"), size=PUBLIC_KEY_SIZE)
    key = PublicKey(role, public, fields.integer("not_after"))
    if fields.key_id("kid") != key.kid:
        raise DocumentError("malformed", "kid is not the name of its key")
    return key
