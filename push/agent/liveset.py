"""The set on show: which head was believed last, what it names, and what of that is shown now.

`current.json` holds the signed key list and the signed head; manifest, deny list and objects lie
in the store under their hashes. So the set is proved again from the root each time it is read, and
replacing this one file swaps the whole set.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from push.documents import Article, Attestation, Deny, DocumentError, Envelope, Head, Item, Keys
from push.documents.head import MAX_LEASE
from push.documents.verify import (
    Expected,
    check_not_denied,
    verify_attestation,
    verify_head,
    verify_keys,
    verify_manifest,
    verify_object,
)

from .files import write_whole
from .home import Home
from .journal import say
from .memory import Memory
from .store import Store


@dataclass(frozen=True)
class LiveSet:
    """A proved set. `entries` are in the order of showing."""

    head: Head
    entries: tuple[tuple[Item, Attestation], ...]

    def lapsed(self, now: int) -> bool:
        """Whether it is too long ago that the head was signed for anything to be shown.

        Past the head's own lease the screen warns and plays on; past the longest lease of all it
        stops, for nobody remembers any longer what was called back meanwhile.
        """
        return now >= max(self.head.expires, self.head.issued + MAX_LEASE)

    def objects(self) -> set[str]:
        """The hash of everything this set needs in the store."""
        return {self.head.manifest} | files(item for item, _ in self.entries)


@dataclass(frozen=True)
class Showing:
    """One item that may be shown now, and its article."""

    item: Item
    article: Article


def files(items: Iterable[Item]) -> set[str]:
    """The hashes of these items' objects and pictures."""
    return {
        digest
        for item in items
        for digest in (item.object, *(media.sha256 for media in item.media))
    }


def write(home: Home, keys: bytes, head: bytes) -> None:
    """Makes the set that `head` names the one on show. Everything it names is in the store."""
    texts = {"keys": Envelope.from_bytes(keys), "head": Envelope.from_bytes(head)}
    written = {name: envelope.to_text() for name, envelope in texts.items()}
    write_whole(home.current, json.dumps(written).encode())


def read(home: Home, memory: Memory, store: Store) -> LiveSet | None:
    """The set on disk, proved from the root; None if there is none or it does not hold."""
    try:
        written = json.loads(home.current.read_bytes())
        keys, head = (Envelope.from_text(written[name]).to_bytes() for name in ("keys", "head"))
        return prove(keys, head, memory, store)
    except FileNotFoundError:
        return None
    except (DocumentError, OSError, ValueError, KeyError, TypeError) as error:
        say("set_unreadable", problem=str(error))
        return None


def prove(keys_bytes: bytes, head_bytes: bytes, memory: Memory, store: Store) -> LiveSet:
    """The set that this signed head names, proved from the root, or DocumentError."""
    # It was in time when it was accepted, so its own time of signing is the clock here: a station
    # that has been cut off for weeks goes on showing what it has (see `lapsed`).
    claimed = Head.from_payload(Envelope.from_bytes(head_bytes).payload)
    keys = verify_keys(keys_bytes, root=memory.root_public, version=0, now=claimed.issued)
    expected = Expected(
        memory.station, seq=0, signed=0, nonce=claimed.nonce or None, clock=claimed.issued
    )
    head = verify_head(head_bytes, keys=keys, expected=expected)
    manifest = store.read(head.manifest)
    if manifest is None:
        raise DocumentError("missing", "manifest")
    return LiveSet(head, entries(verify_manifest(manifest, head).items, keys, claimed.issued))


def entries(items: tuple[Item, ...], keys: Keys, now: int) -> tuple[tuple[Item, Attestation], ...]:
    """Each item with its approval, first what is shown first; DocumentError if one has none."""
    ordered = sorted(items, key=lambda item: (-item.priority, item.id))
    return tuple((item, verify_attestation(item, keys, now)) for item in ordered)


def showing(live: LiveSet, memory: Memory, store: Store, now: int) -> list[Showing]:
    """What may be on the screen now: not denied, inside its time, approved, and whole on disk."""
    deny = denied(memory, store)
    if deny is None or live.lapsed(now):
        return []
    shown = []
    for item, attestation in live.entries:
        if not _in_time(item, attestation, now):
            continue
        try:
            check_not_denied(deny, item, attestation)
            data = store.read(item.object)
            if data is not None:
                shown.append(Showing(item, verify_object(data, item, attestation)))
        except DocumentError as error:
            say("not_shown", item=item.id, problem=str(error))
    return shown


def denied(memory: Memory, store: Store) -> Deny | None:
    """What has been called back; None when we should know but do not, and then nothing is shown."""
    if not memory.deny:
        return Deny()
    data = store.read(memory.deny)
    return None if data is None else Deny.from_payload(data)


def _in_time(item: Item, attestation: Attestation, now: int) -> bool:
    started = item.starts is None or item.starts <= now
    ended = item.ends is not None and item.ends <= now
    return started and not ended and now < attestation.not_after
