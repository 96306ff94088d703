"""What server, signer and station agree on: formats, canonical bytes, signing and verifying.

Plain Python. `verify` states in which order a station believes things; nothing here reads a file,
a clock or a socket.
"""

from .article import Article
from .attestation import Attestation
from .canonical import canonical_bytes, sha256_hex
from .deny import DeniedObject, Deny
from .envelope import Envelope, Kind, key_id, seal
from .errors import DocumentError
from .head import Command, Head
from .keys import Keys, PublicKey, Role
from .manifest import Item, Manifest, Media

__all__ = [
    "Article",
    "Attestation",
    "Command",
    "DeniedObject",
    "Deny",
    "DocumentError",
    "Envelope",
    "Head",
    "Item",
    "Keys",
    "Kind",
    "Manifest",
    "Media",
    "PublicKey",
    "Role",
    "canonical_bytes",
    "key_id",
    "seal",
    "sha256_hex",
]
