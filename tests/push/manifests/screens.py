"""A screen that believes nothing it cannot verify, with the station's own verifier."""

import time
from dataclasses import dataclass
from typing import Any

from content.release.models import Publication
from push.channels.base import Message
from push.channels.station.channel import StationChannel
from push.documents import Article, Command, Deny, DocumentError, Head, Manifest, sha256_hex
from push.documents.canonical import decode_base64url
from push.documents.verify import (
    Expected,
    check_not_denied,
    verify_attestation,
    verify_deny,
    verify_head,
    verify_keys,
    verify_manifest,
    verify_object,
)
from push.manifests.preparing import prepare_due
from push.stations.models import Station
from push.stations.signing import signer
from tests.factories.stations import Screen

NONCE = "AAAABBBBCCCCDDDD"


@dataclass
class Shown:
    """What one poll brought."""

    head: Head
    manifest: Manifest
    deny: Deny
    articles: dict[str, Article]

    @property
    def titles(self) -> list[str]:
        return [article.content["title"] for article in self.articles.values()]


@dataclass
class Viewer:
    """Polls, fetches what is named, and verifies all of it."""

    screen: Screen
    seq: int = 0

    @property
    def station(self) -> Station:
        return Station.objects.get(code=self.screen.code)

    def ask(self, *, nonce: str = NONCE, **changes: Any) -> Any:
        """The raw answer to a poll."""
        return self.screen.post("heads", {"nonce": nonce, "seq": self.seq, **changes})

    def look(self, *, nonce: str = NONCE) -> Shown:
        """Everything a poll leads to. Raises DocumentError when anything does not verify."""
        answer = self.ask(nonce=nonce)
        assert answer.status_code == 200, answer.content
        now = int(time.time())
        root = decode_base64url(signer().keys().root_public)
        keys = verify_keys(
            self.screen.client.get("/station/v1/keys").content, root=root, version=0, now=now
        )
        expected = Expected(self.screen.code, seq=self.seq, signed=0, nonce=nonce, clock=now)
        head = verify_head(answer.content, keys=keys, expected=expected)
        self.seq = head.seq
        manifest = verify_manifest(self.fetch(head.manifest), head)
        deny = verify_deny(self.fetch(head.deny), head)
        articles = {}
        for item in manifest.items:
            attestation = verify_attestation(item, keys, now)
            check_not_denied(deny, item, attestation)
            articles[item.id] = verify_object(self.fetch(item.object), item, attestation)
            for media in item.media:
                picture = self.fetch(media.sha256)
                assert (len(picture), sha256_hex(picture)) == (media.size, media.sha256)
        return Shown(head, manifest, deny, articles)

    def fetch(self, digest: str) -> bytes:
        """The object of this digest, as anybody may fetch it."""
        answer = self.screen.client.get(f"/o/{digest}")
        if answer.status_code != 200:
            raise DocumentError("wrong_hash", digest)
        return b"".join(answer.streaming_content)

    @property
    def wiped(self) -> bool:
        return self.look().head.command is Command.WIPE


def place(
    publication: Publication,
    station_code: str,
    *,
    letter: str = "a",
    ready: bool = True,
    **plan: Any,
) -> str:
    """Send a publication to a station and make it ready; the delivery's key."""
    key = letter * 64
    StationChannel().send(
        Message(key, publication.uuid, station_code, publication.language, **plan)
    )
    if ready:
        prepare_due(time.monotonic() + 10)
    return key
