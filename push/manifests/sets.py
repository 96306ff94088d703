"""What a station is to show and what it must drop, read from the rows as they are now.

Read anew for every head, so that no head ever names what is withdrawn or recalled, whatever has
or has not been drained. It costs two queries.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from content.media import objects
from content.release.enums import PublicationState
from push.channels.station.models import Placement
from push.documents import DeniedObject, Deny, Item, Manifest, Media, sha256_hex
from push.documents.head import MAX_LEASE
from push.documents.manifest import MAX_ITEMS

from .models import StationObject

#: Tombstones live as long as any head that may still name the object.
TOMBSTONE = timedelta(seconds=MAX_LEASE)
MIME = "application/json"
_OBJECT = "publication__station_object__"
_COLUMNS = (
    *("key", "starts", "ends", "priority", "recalled_at", "publication__state"),
    *(_OBJECT + name for name in ("sha256", "size", "media", "attestation", "not_after")),
)


@dataclass(frozen=True)
class StationSet:
    """The two documents that a head names, as bytes."""

    manifest: bytes
    deny: bytes

    @property
    def names(self) -> tuple[str, str]:
        """The digests by which a head names them."""
        return sha256_hex(self.manifest), sha256_hex(self.deny)

    def store(self) -> None:
        """Put both where stations fetch them."""
        objects.put(self.manifest, MIME)
        objects.put(self.deny, MIME)


EMPTY = StationSet(Manifest().to_payload(), Deny().to_payload())


def current_set(station_code: str, now: datetime) -> StationSet:
    """What this station is to show and to drop at `now`."""
    rows = _rows(station_code, now)
    live = [row for row in rows if _is_live(row, now)]
    items = tuple(_item(row) for row in live[:MAX_ITEMS])
    return StationSet(Manifest(items).to_payload(), _deny(rows, items, now).to_payload())


def _rows(station_code: str, now: datetime) -> list[dict[str, Any]]:
    """This station's placements with their objects, and what was taken back of late."""
    wanted = Q(recalled_at=None) | Q(recalled_at__gt=now - TOMBSTONE)
    placements = Placement.objects.on(station_code).filter(
        wanted, publication__station_object__isnull=False
    )
    return list(placements.order_by("-priority", "-placed_at", "key").values(*_COLUMNS))


def _is_live(row: dict[str, Any], now: datetime) -> bool:
    return (
        row["recalled_at"] is None
        and (row["ends"] is None or row["ends"] > now)
        and row["publication__state"] == PublicationState.CURRENT
        and bool(row[_OBJECT + "attestation"])
        and row[_OBJECT + "not_after"] > now
    )


def _item(row: dict[str, Any]) -> Item:
    return Item(
        id=row["key"],
        object=row[_OBJECT + "sha256"],
        size=row[_OBJECT + "size"],
        attestation=row[_OBJECT + "attestation"],
        media=tuple(Media(**media) for media in row[_OBJECT + "media"]),
        starts=_seconds(row["starts"]),
        ends=_seconds(row["ends"]),
        priority=row["priority"],
    )


def _deny(rows: list[dict[str, Any]], items: tuple[Item, ...], now: datetime) -> Deny:
    """What was withdrawn anywhere, and what was taken back from this very station."""
    gone = {one.sha256: one for one in _recalled(rows, shown={item.object for item in items})}
    publications = set()
    withdrawn = StationObject.objects.called_back_since(now - TOMBSTONE)
    for one in withdrawn.select_related("publication"):
        publication = one.publication
        since = publication.withdrawn_at or publication.released_at
        gone[one.sha256] = DeniedObject(one.sha256, int(since.timestamp()), "withdrawn")
        publications.add(str(publication.uuid))
    return Deny(tuple(gone[digest] for digest in sorted(gone)), tuple(sorted(publications)))


def _recalled(rows: list[dict[str, Any]], *, shown: set[str]) -> Iterator[DeniedObject]:
    """What was taken back from this station and is not there by another delivery as well."""
    for row in rows:
        digest, recalled_at = row[_OBJECT + "sha256"], row["recalled_at"]
        if recalled_at and digest not in shown:
            yield DeniedObject(digest, int(recalled_at.timestamp()), "recalled")


def _seconds(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())
