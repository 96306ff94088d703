"""Codes by which a new screen and a person find one another: how they are made, read, compared."""

import hashlib
import secrets
from datetime import timedelta

from push.documents.station import CODE_ALPHABET, USER_CODE_LENGTH

#: How long a code on a screen is good.
LIFE = timedelta(minutes=15)
#: Seconds between two questions of the device.
INTERVAL = 2
#: So many wrong codes in WINDOW, and the person must wait, even with a right one.
WRONG_CODES, WINDOW = 5, timedelta(minutes=15)


def new_device_code() -> str:
    """The secret by which the device asks what has become of it; we keep only its digest."""
    return secrets.token_urlsafe(32)


def new_user_code() -> str:
    """Eight letters for a person to type, about 34 bits."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(USER_CODE_LENGTH))


def digest(secret: str) -> str:
    """What is stored of a secret that is long and random."""
    return hashlib.sha256(secret.encode()).hexdigest()


def written(user_code: str) -> str:
    """The code as the screen shows it: XXXX-XXXX."""
    half = USER_CODE_LENGTH // 2
    return f"{user_code[:half]}-{user_code[half:]}"


def typed(text: str) -> str | None:
    """The code that a person meant, whatever case, spaces and hyphens; None if it can be none."""
    letters = "".join(character for character in text.upper() if character.isalnum())
    if len(letters) != USER_CODE_LENGTH or set(letters) - set(CODE_ALPHABET):
        return None
    return letters
