"""One poll: ask for a head, believe it or not, obey what it calls back, bring what it names."""

from __future__ import annotations

import secrets
import time
from collections.abc import Set
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from push.documents import Command, Deny, DocumentError, Envelope, Head, Item, Keys, Manifest
from push.documents import deny as deny_document
from push.documents import manifest as manifest_document
from push.documents.canonical import encode_base64url
from push.documents.station import token_message
from push.documents.verify import (
    Expected,
    check_not_denied,
    verify_deny,
    verify_head,
    verify_keys,
    verify_manifest,
    verify_object,
)

from . import liveset
from .downloads import Unfinished, fetch
from .hub import Hub, HubError
from .journal import say
from .liveset import LiveSet
from .station import Station

#: The key list is asked for this often, so that a key taken out of it is soon not believed.
KEYS_EVERY = 3600
#: The lease on disk is renewed when it would gain this much; less only wears the disk out.
LEASE_STEP = 3600
#: A poll begins no further object after this many seconds, but ends: only the next one hears what
#: has been called back meanwhile.
BRINGING = 300


@dataclass
class Sync:
    """Polls for an enrolled station. Whatever goes wrong, the last good set stays."""

    station: Station
    hub: Hub
    key: Ed25519PrivateKey
    live: LiveSet | None = None
    _keys_asked: float = field(default=float("-inf"))

    def once(self) -> bool:
        """One poll; True if the set on show has changed. Raises what stopped it."""
        if self.hub.token:
            try:
                return self._poll()
            except HubError as error:
                if error.status != 401:
                    raise
        # The token is missing, or its hour is over.
        self._log_in()
        return self._poll()

    def _poll(self) -> bool:
        memory = self.station.memory
        keys = self._keys()
        nonce = encode_base64url(secrets.token_bytes(12))
        data = self.hub.head(nonce, memory.seq)
        expected = Expected(
            memory.station,
            seq=memory.seq,
            signed=memory.signed,
            nonce=nonce,
            clock=int(self.station.clock()),
        )
        head = self._believed(data, keys, expected)
        self.station.met(head)
        if head.command is Command.WIPE:
            return self._wipe()
        if memory.wiped:
            memory.wiped = False
            memory.save()
        deny = self._obey(head)
        changed = self._bring(data, head, deny)
        self._tidy()
        return changed

    def _log_in(self) -> None:
        self.hub.token = ""
        nonce = self.hub.nonce()
        station = self.station.memory.station
        signature = encode_base64url(self.key.sign(token_message(station, nonce)))
        self.hub.token = self.hub.new_token(station, nonce, signature)

    def _believed(self, data: bytes, keys: Keys, expected: Expected) -> Head:
        try:
            return verify_head(data, keys=keys, expected=expected)
        except DocumentError as error:
            if error.code != "unknown_key":
                raise
        # The head key has been changed since we last asked.
        return verify_head(data, keys=self._keys(again=True), expected=expected)

    def _keys(self, *, again: bool = False) -> Keys:
        memory, now = self.station.memory, self.station.now
        if memory.keys and not again and time.monotonic() - self._keys_asked < KEYS_EVERY:
            try:
                return self._verified_keys(Envelope.from_text(memory.keys).to_bytes(), now)
            except DocumentError as error:
                say("keys_refused", problem=str(error))
        data = self.hub.keys()
        keys = self._verified_keys(data, now)
        memory.keys, memory.keys_version = Envelope.from_bytes(data).to_text(), keys.version
        memory.save()
        self._keys_asked = time.monotonic()
        return keys

    def _verified_keys(self, data: bytes, now: int) -> Keys:
        memory = self.station.memory
        return verify_keys(data, root=memory.root_public, version=memory.keys_version, now=now)

    def _obey(self, head: Head) -> Deny:
        """What is called back goes at once, whether or not the new set can be brought."""
        store, memory = self.station.store, self.station.memory
        data = self._document(head.deny, deny_document.MAX_BYTES)
        deny = verify_deny(data, head)
        if memory.deny != head.deny:
            memory.deny = head.deny
            memory.save()
        gone = set(store.forget(deny.hashes))
        for item, attestation in self.live.entries if self.live else ():
            if attestation.publication in deny.whole_publications:
                gone |= set(store.forget([item.object]))
        if gone:
            say("called_back", objects=sorted(gone))
        return deny

    def _bring(self, data: bytes, head: Head, deny: Deny) -> bool:
        station, live = self.station, self.live
        manifest = verify_manifest(self._document(head.manifest, manifest_document.MAX_BYTES), head)
        # What was brought for a set that never went on show must not keep this one away.
        self._tidy({head.manifest} | liveset.files(manifest.items))
        keys_bytes = Envelope.from_text(station.memory.keys).to_bytes()
        wanted = self._wanted(manifest, deny)
        same = live is not None and live.head.manifest == head.manifest
        if live and same and head.expires - live.head.expires < LEASE_STEP:
            return False
        proved = liveset.prove(keys_bytes, data, station.memory, station.store)
        liveset.write(station.home, keys_bytes, data)
        self.live = proved
        if not same:
            say("set_live", seq=head.seq, items=len(wanted))
        for item in wanted:
            station.receipts.delivered(station.memory.station, item.id, item.object)
        return not same

    def _wanted(self, manifest: Manifest, deny: Deny) -> list[Item]:
        """The items that may be shown, with everything they need brought and verified."""
        station = self.station
        keys = self._verified_keys(Envelope.from_text(station.memory.keys).to_bytes(), station.now)
        wanted = []
        entries = liveset.entries(manifest.items, keys, station.now)
        until = time.monotonic() + BRINGING
        for item, attestation in entries:
            try:
                check_not_denied(deny, item, attestation)
            except DocumentError:
                continue
            verify_object(self._brought(item, until), item, attestation)
            wanted.append(item)
        return wanted

    def _brought(self, item: Item, until: float) -> bytes:
        """The item's object, after it and its pictures have come. Raises Unfinished."""
        files = [(item.object, item.size), *((one.sha256, one.size) for one in item.media)]
        for digest, size in files:
            if time.monotonic() > until and not self.station.store.has(digest):
                raise Unfinished
            fetch(self.hub, self.station.store, digest, limit=size, size=size)
        return self._read(item.object)

    def _document(self, digest: str, limit: int) -> bytes:
        # What is called back is heard, and what is left over found, on the last bytes of a disk.
        fetch(self.hub, self.station.store, digest, limit=limit, reserve=0)
        return self._read(digest)

    def _read(self, digest: str) -> bytes:
        data = self.station.store.read(digest)
        if data is None:
            raise DocumentError("wrong_hash", digest[:12])
        return data

    def _wipe(self) -> bool:
        station = self.station
        if not station.memory.wiped:
            station.memory.wiped, station.memory.deny = True, ""
            station.memory.save()
            say("wiped")
        self.live = None
        station.wipe()
        return True

    def _tidy(self, wanted: Set[str] = frozenset()) -> None:
        keep = {self.station.memory.deny} | (self.live.objects() if self.live else set())
        gone = self.station.store.keep_only(keep | wanted)
        if gone:
            say("tidied", files=gone)
