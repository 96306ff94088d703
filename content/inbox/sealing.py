"""A reader's contact is kept encrypted; only who handles the message opens it."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes


def seal(contact: str) -> str:
    """The contact as it is stored; nothing for nothing."""
    return _fernet().encrypt(contact.encode()).decode() if contact else ""


def unseal(sealed: str) -> str:
    """The contact again; empty when the key it was sealed with is gone."""
    try:
        return _fernet().decrypt(sealed.encode()).decode() if sealed else ""
    except InvalidToken:
        return ""


def _fernet() -> MultiFernet:
    """The installation's secret first, then those it had before (SECRET_KEY_FALLBACKS)."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str | bytes) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"kepu inbox contact")
    return base64.urlsafe_b64encode(derived.derive(force_bytes(secret)))
