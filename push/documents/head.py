"""The head: what one station is to show now, signed each time it asks.

It is small on purpose (an envelope stays under 300 bytes), because it is fetched every minute over
links that are paid by the byte; hence a list, in this order, and not an object with names:
version, station, seq, nonce, issued, expires, manifest, deny, command.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from .canonical import canonical_bytes, decode_base64url, encode_base64url, parse
from .errors import DocumentError
from .fields import integer, matching

VERSION = 1
MAX_BYTES = 226  # 300 less the envelope's own 73, and one
STATION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
#: 16 characters of base64url chosen by the station, or none: a head on a USB stick.
NONCE = re.compile(r"([A-Za-z0-9_-]{16})?")
#: Seconds that a head is good: fetched online with a nonce, or carried on a stick. More than the
#: longer one is a mistake or an attack.
ONLINE_LEASE, MAX_LEASE = 7 * 86400, 30 * 86400


class Command(StrEnum):
    """What the station is told to do, apart from showing its manifest."""

    NONE = "none"
    WIPE = "wipe"


@dataclass(frozen=True)
class Head:
    """Times in Unix seconds; `manifest` and `deny` are SHA-256 in hexadecimal."""

    station: str
    seq: int
    nonce: str
    issued: int
    expires: int
    manifest: str
    deny: str
    command: Command = Command.NONE

    def __post_init__(self) -> None:
        matching(self.station, STATION, "station")
        matching(self.nonce, NONCE, "nonce")
        if not 0 < self.expires - self.issued <= MAX_LEASE:
            raise DocumentError("malformed", "lease")

    def to_payload(self) -> bytes:
        """The bytes that the head key signs."""
        digests = [encode_base64url(bytes.fromhex(one)) for one in (self.manifest, self.deny)]
        times = [self.issued, self.expires]
        command = self.command.value
        return canonical_bytes(
            [VERSION, self.station, self.seq, self.nonce, *times, *digests, command]
        )

    @classmethod
    def from_payload(cls, payload: bytes) -> Head:
        """The head in `payload`, or DocumentError."""
        parts = parse(payload, limit=MAX_BYTES)
        if not isinstance(parts, list) or len(parts) != 9 or integer(parts[0], "v") != VERSION:
            raise DocumentError("malformed", "head")
        _, station, seq, nonce, issued, expires, manifest, deny, command = parts
        return cls(
            station=matching(station, STATION, "station"),
            seq=integer(seq, "seq"),
            nonce=matching(nonce, NONCE, "nonce"),
            issued=integer(issued, "issued"),
            expires=integer(expires, "expires"),
            manifest=_digest(manifest),
            deny=_digest(deny),
            command=_command(command),
        )


def _digest(text: object) -> str:
    if not isinstance(text, str):
        raise DocumentError("malformed", "digest")
    return decode_base64url(text, size=32).hex()


def _command(text: object) -> Command:
    try:
        return Command(text)  # type: ignore[arg-type]  # whatever it is, it is looked up by value
    except ValueError as error:
        raise DocumentError("malformed", "command") from error
