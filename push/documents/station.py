"""What a station and the server say to one another outside documents: codes and token proofs."""

import hashlib

#: No vowels (no words by accident), nothing that looks like a digit.
CODE_ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
USER_CODE_LENGTH = 8
FINGERPRINT_LENGTH = 4


def short_fingerprint(public: bytes) -> str:
    """Four letters of a device's public key, for a person to compare on two screens."""
    number = int.from_bytes(hashlib.sha256(b"kepu-device-v1\0" + public).digest(), "big")
    letters = []
    for _ in range(FINGERPRINT_LENGTH):
        number, digit = divmod(number, len(CODE_ALPHABET))
        letters.append(CODE_ALPHABET[digit])
    return "".join(letters)


def token_message(station: str, nonce: str) -> bytes:
    """What a station's key signs to be given a token; the nonce is the server's, used once."""
    return b"kepu-token-v1\0" + station.encode() + b"\0" + nonce.encode()
