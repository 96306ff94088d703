"""How a screen proves who it is: a nonce of ours signed by its key buys a token for an hour."""

import secrets
from datetime import timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.utils import timezone

from push.documents.canonical import decode_base64url
from push.documents.station import token_message

from .enrolment import digest
from .models import DeviceKey, Nonce, Token

NONCE_LIFE, TOKEN_LIFE = timedelta(seconds=60), timedelta(hours=1)
#: The key in use and those replaced or revoked last: what we still listen to.
_CANDIDATES = 5


class Stranger(Exception):
    """Whoever asks has not proved to be one of our screens."""


def new_nonce() -> str:
    """Something to sign within a minute, once."""
    now = timezone.now()
    Nonce.objects.filter(expires_at__lt=now).delete()
    value = secrets.token_urlsafe(16)
    Nonce.objects.create(value=value, expires_at=now + NONCE_LIFE)
    return value


def grant_token(station_code: str, nonce: str, signature: bytes) -> str:
    """A token for the screen that signed this nonce in this station's name. Raises Stranger.

    The nonce is used up whatever comes of it.
    """
    now = timezone.now()
    used, _ = Nonce.objects.filter(value=nonce, expires_at__gt=now).delete()
    key = _signer(station_code, nonce, signature) if used else None
    if key is None:
        raise Stranger
    Token.objects.filter(key=key, expires_at__lt=now).delete()
    token = secrets.token_urlsafe(32)
    Token.objects.create(digest=digest(token), key=key, expires_at=now + TOKEN_LIFE)
    return token


def bearer(token: str) -> DeviceKey:
    """The key, with its station, that this token was granted to. Raises Stranger.

    It may be replaced or revoked: such a screen is told to wipe itself and nothing else.
    """
    found = (
        Token.objects.filter(digest=digest(token), expires_at__gt=timezone.now())
        .select_related("key__station")
        .first()
    )
    if found is None:
        raise Stranger
    return found.key


def _signer(station_code: str, nonce: str, signature: bytes) -> DeviceKey | None:
    message = token_message(station_code, nonce)
    known = DeviceKey.objects.that_were_of(station_code)[:_CANDIDATES]
    return next((key for key in known if _signed(key, message, signature)), None)


def _signed(key: DeviceKey, message: bytes, signature: bytes) -> bool:
    try:
        public = Ed25519PublicKey.from_public_bytes(decode_base64url(key.public_key))
        public.verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
