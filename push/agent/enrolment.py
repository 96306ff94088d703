"""How a device becomes a station: it shows a code, a person types the code in, the root is pinned.

The four letters on the screen are worked out here from our own key. The person compares them with
the four that the server shows; if someone stands in between, they differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from push.documents import DocumentError, key_id
from push.documents.canonical import decode_base64url, encode_base64url
from push.documents.head import STATION
from push.documents.station import short_fingerprint

from .hub import Hub, HubError
from .journal import say
from .memory import Memory

#: Answers to "wait": seconds between 1 and a minute, whatever the server says.
SLOWEST = 60


@dataclass(frozen=True)
class Code:
    """What the screen shows while we wait."""

    user_code: str
    fingerprint: str
    device_code: str
    interval: float


def ask(hub: Hub, key: Ed25519PrivateKey) -> Code:
    """A new code. DocumentError if the server has seen another key than ours."""
    public = key.public_key().public_bytes_raw()
    answer = hub.begin_enrolment(encode_base64url(public))
    fingerprint = short_fingerprint(public)
    try:
        if answer["fingerprint"] != fingerprint:
            raise DocumentError("wrong_fingerprint", "the server has received another key")
        interval = min(max(float(answer["interval"]), 0.2), SLOWEST)
        code = Code(str(answer["user_code"]), fingerprint, str(answer["device_code"]), interval)
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, DocumentError):
            raise
        raise HubError(0, "the enrolment answer is malformed") from error
    say("enrolment_code", code=code.user_code, fingerprint=fingerprint)
    return code


def wait(hub: Hub, code: Code, memory: Memory, pause: Callable[[float], bool]) -> bool:
    """Asks until a person has decided; True once we are enrolled and the root is pinned.

    False when the code has expired or was refused, or when `pause` says it is time to stop.
    """
    while not pause(code.interval):
        try:
            answer = hub.enrolment(code.device_code)
        except HubError as error:
            if error.status in (404, 410):
                say("enrolment_over", problem=str(error))
                return False
            if error.status and error.status < 500 and error.status != 429:
                raise
            say("server_unreachable", problem=str(error))
            continue
        if answer.get("status") == "authorised":
            _pin(answer, memory)
            return True
    return False


def _pin(answer: dict[str, Any], memory: Memory) -> None:
    """Believes, this once and because a person has looked, which root speaks for this house."""
    try:
        public = decode_base64url(answer["root"]["public"], size=32)
        station = answer["station"]
        if not STATION.fullmatch(station) or answer["root"]["kid"] != key_id(public):
            raise HubError(0, "the enrolment answer does not fit together")
    except (KeyError, TypeError, AttributeError, DocumentError) as error:
        raise HubError(0, "the enrolment answer is malformed") from error
    name = answer.get("name")
    memory.station, memory.root = station, encode_base64url(public)
    memory.language = str(answer.get("language") or "zh-hans")
    memory.name = {str(k): str(v)[:120] for k, v in name.items()} if isinstance(name, dict) else {}
    memory.save()
    say("enrolled", station=station, root=key_id(public))
