"""The cast: a hub with its three keys, one station, and one article that may be shown."""

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from push.documents import (
    Article,
    Attestation,
    Deny,
    Head,
    Item,
    Keys,
    Kind,
    Manifest,
    Media,
    PublicKey,
    Role,
    canonical_bytes,
    seal,
    sha256_hex,
)

NOW = 1_795_530_000
STATION = "evenki-community-01"
NONCE = "AAAABBBBCCCCDDDD"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def private_key(name: str) -> Ed25519PrivateKey:
    """The same name gives the same key, so that a failing example can be repeated."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())


def public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


def content(**changes: Any) -> dict[str, Any]:
    """Canonical content as content.pages.fingerprint writes it."""
    return {
        "v": 1,
        "kind": "article",
        "language": "zh-hans",
        "section": "health",
        "slug": "brucellosis",
        "title": "接羔时怎样防布病",
        "summary": "戴手套、口罩,流产物深埋。",
        "cover": None,
        "body": [
            {"type": "text", "value": "<p>布病由病畜传给人。</p>"},
            {"type": "warning", "value": {"title": "危险", "text": "不要徒手处理流产物。"}},
        ],
        "regions": ["150724"],
        "groups": ["farmers_herders"],
        "livelihoods": ["pastoral"],
        "topics": ["health"],
        "seasons": ["lambing"],
        "urgent_until": "",
        "adds_to": "",
        "provenance": {
            "unit": "hlbe-kx",
            "level": "city",
            "licence": "CC-BY-4.0",
            "origin": "original",
            "adapted_from": "",
        },
        "sample": True,
        **changes,
    }


def article(**changes: Any) -> Article:
    """A whole article; `content` may be given, and its fingerprint follows."""
    told = changes.pop("content", None) or content()
    values: dict[str, Any] = {
        "publication": "0f0e0d0c-0b0a-4908-8706-050403020100",
        "translation_key": "10203040-5060-4080-9000-a0b0c0d0e0f0",
        "language": told["language"],
        "fingerprint": sha256_hex(canonical_bytes(told)),
        "content": told,
        "media": {},
        "names": {"regions": {"150724": {"zh-hans": "鄂温克族自治旗"}}},
        "vouched": [],
        "released_at": "2026-11-20T10:00:00+08:00",
    }
    return Article(**{**values, **changes})


@dataclass
class Hub:
    """Signs whatever a test asks for, as the real one would or would not."""

    root: Ed25519PrivateKey = field(default_factory=lambda: private_key("root"))
    head_key: Ed25519PrivateKey = field(default_factory=lambda: private_key("head"))
    approve_key: Ed25519PrivateKey = field(default_factory=lambda: private_key("approve"))

    def keys(self, version: int = 1, expires: int = NOW + 86400) -> bytes:
        later = NOW + 365 * 86400
        head = PublicKey(Role.HEAD, public(self.head_key), later)
        approve = PublicKey(Role.APPROVE, public(self.approve_key), later)
        payload = Keys(version, expires, (head, approve)).to_payload()
        return seal(Kind.KEYS, payload, self.root).to_bytes()

    def head(self, manifest: Manifest, deny: Deny | None = None, **changes: Any) -> bytes:
        values: dict[str, Any] = {
            "station": STATION,
            "seq": 7,
            "nonce": NONCE,
            "issued": NOW,
            "expires": NOW + 7 * 86400,
            "manifest": sha256_hex(manifest.to_payload()),
            "deny": sha256_hex((deny or Deny()).to_payload()),
            **changes,
        }
        key = values.pop("key", self.head_key)
        return seal(Kind.HEAD, Head(**values).to_payload(), key).to_bytes()

    def attestation(self, told: Article, **changes: Any) -> str:
        key = changes.pop("key", self.approve_key)
        attestation = Attestation(
            object=sha256_hex(told.to_payload()),
            publication=told.publication,
            fingerprint=told.fingerprint,
            issued=NOW,
            not_after=NOW + 30 * 86400,
        )
        payload = replace(attestation, **changes).to_payload()
        return seal(Kind.ATTEST, payload, key).to_text()

    def item(self, told: Article, name: str = "campaign|station", **changes: Any) -> Item:
        values: dict[str, Any] = {
            "id": sha256_hex(name.encode()),
            "object": sha256_hex(told.to_payload()),
            "size": len(told.to_payload()),
            "attestation": self.attestation(told),
            **changes,
        }
        return Item(**values)


def pictured() -> tuple[Article, Media]:
    """An article with a cover, and the one rendition that a station shows of it."""
    original = "ab" * 32
    media = Media(sha256_hex(PICTURE), len(PICTURE), "image/png")
    cover = {"sha256": original, "alt": "羊", "caption": "", "credit": "", "licence": "own"}
    rendition = {"sha256": media.sha256, "mime": media.mime, "width": 480, "height": 320}
    entry = {"width": 960, "height": 640, "renditions": [{**rendition, "bytes": media.size}]}
    return article(content=content(cover=cover), media={original: entry}), media
