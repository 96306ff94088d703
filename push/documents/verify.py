"""In which order a station believes things. Pure functions; each raises DocumentError or answers.

root → keys → head (signature, station, seq, lease, nonce) → manifest hash → object hash →
attestation → fingerprint of the content. Whoever calls keeps the last good set on any refusal.
"""

from dataclasses import dataclass

from .article import Article
from .attestation import Attestation
from .canonical import sha256_hex
from .deny import Deny
from .envelope import Envelope, Kind
from .errors import DocumentError
from .head import Head
from .keys import Keys, Role
from .manifest import Item, Manifest


@dataclass(frozen=True)
class Expected:
    """What a station knows when a head arrives.

    `seq` and `signed` (the latest signed time it has believed) come from its disk and never go
    back; `nonce` is None for a head that came on a stick.
    """

    station: str
    seq: int
    signed: int
    nonce: str | None
    clock: int

    @property
    def now(self) -> int:
        """A clock that was set back does not bring an old head to life."""
        return max(self.clock, self.signed)


def verify_keys(data: bytes, *, root: bytes, version: int, now: int) -> Keys:
    """The key list, signed by this root, not older than `version`, not expired."""
    keys = Keys.from_payload(Envelope.from_bytes(data).opened(Kind.KEYS, root))
    if keys.version < version:
        raise DocumentError("rollback", f"keys {keys.version} after {version}")
    if now >= keys.expires:
        raise DocumentError("expired", "keys")
    return keys


def verify_head(data: bytes, *, keys: Keys, expected: Expected) -> Head:
    """The head, signed by a head key, for this station, not old, not replayed."""
    envelope = Envelope.from_bytes(data)
    key = keys.find(envelope.kid, Role.HEAD, expected.now)
    head = Head.from_payload(envelope.opened(Kind.HEAD, key.public))
    if head.station != expected.station:
        raise DocumentError("wrong_station", head.station)
    if head.seq < expected.seq:
        raise DocumentError("rollback", f"seq {head.seq} after {expected.seq}")
    if expected.now >= head.expires:
        raise DocumentError("expired", "head")
    if expected.nonce is not None and head.nonce != expected.nonce:
        raise DocumentError("wrong_nonce")
    if expected.nonce is None and head.nonce:
        raise DocumentError("wrong_nonce", "this head was made for an online exchange")
    return head


def verify_manifest(data: bytes, head: Head) -> Manifest:
    """The manifest that this head names, and no other."""
    _same(data, head.manifest, "manifest")
    return Manifest.from_payload(data)


def verify_deny(data: bytes, head: Head) -> Deny:
    """The deny document that this head names, and no other."""
    _same(data, head.deny, "deny")
    return Deny.from_payload(data)


def verify_attestation(item: Item, keys: Keys, now: int) -> Attestation:
    """The approval of this item's object by an approve key. Needs no object yet."""
    envelope = Envelope.from_text(item.attestation)
    key = keys.find(envelope.kid, Role.APPROVE, now)
    attestation = Attestation.from_payload(envelope.opened(Kind.ATTEST, key.public))
    if attestation.object != item.object:
        raise DocumentError("wrong_object", "the attestation is of another object")
    if now >= attestation.not_after:
        raise DocumentError("expired", "attestation")
    return attestation


def verify_object(data: bytes, item: Item, attestation: Attestation) -> Article:
    """The article of this item: right bytes, publication and text, and only its own pictures."""
    if len(data) != item.size:
        raise DocumentError("wrong_size", "object")
    _same(data, attestation.object, "object")
    article = Article.from_payload(data)
    if article.publication != attestation.publication:
        raise DocumentError("wrong_object", "publication")
    if not article.recomputed_fingerprint() == article.fingerprint == attestation.fingerprint:
        raise DocumentError("wrong_fingerprint")
    own = article.pictures()
    if any(own.get(media.sha256) != media for media in item.media):
        raise DocumentError("wrong_object", "a picture that is not the article's")
    return article


def check_not_denied(deny: Deny, item: Item, attestation: Attestation) -> None:
    """Refuses an item whose object, publication or any picture has been called back."""
    if item.object in deny.hashes or attestation.publication in deny.whole_publications:
        raise DocumentError("denied", item.object[:12])
    if any(media.sha256 in deny.hashes for media in item.media):
        raise DocumentError("denied", "picture")


def _same(data: bytes, digest: str, name: str) -> None:
    if sha256_hex(data) != digest:
        raise DocumentError("wrong_hash", name)
