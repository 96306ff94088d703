"""One poll of one station: what it is to show now, under a number that only grows."""

from django.db import transaction
from django.utils import timezone

from push.documents import Command, DocumentError
from push.stations.enums import StationState
from push.stations.models import DeviceKey, Station
from push.stations.signing import signer

from .models import NamedSet
from .sets import EMPTY, StationSet, current_set

#: A station that says it has seen more than this is lying; one more would be no number at all.
HIGHEST = 2**48


def answer(key: DeviceKey, *, nonce: str, seen: int) -> bytes:
    """The head for the screen with this key, as signed bytes; `seen` is its latest number.

    Raises SignerUnavailable, SignerRefused, and DocumentError for an impossible number.
    """
    if seen > HIGHEST:
        raise DocumentError("malformed", "seq")
    station = key.station
    if not key.in_use or station.state != StationState.ACTIVE:
        return _wipe(station, nonce=nonce, seen=seen)
    seq, wanted = _numbered(station, seen=seen)
    manifest, deny = wanted.names
    head = signer().head(station.code, seq=seq, nonce=nonce, manifest=manifest, deny=deny)
    Station.objects.filter(pk=station.pk).update(last_contact_at=timezone.now())
    return head


def _numbered(station: Station, *, seen: int) -> tuple[int, StationSet]:
    """The set as it is now and its number: the last one as long as nothing has changed."""
    wanted = current_set(station.code, timezone.now())
    named = NamedSet.objects.filter(station=station).values_list("manifest", "deny").first()
    if named == wanted.names and seen <= station.seq:
        return station.seq, wanted
    return _newly_numbered(station, seen=seen)


@transaction.atomic
def _newly_numbered(station: Station, *, seen: int) -> tuple[int, StationSet]:
    """Give the set a new number. After a restored backup it goes on above what stations saw."""
    station = Station.objects.select_for_update().get(pk=station.pk)
    # Read again under the lock: of two polls at once, the later number must name the later set.
    wanted = current_set(station.code, timezone.now())
    wanted.store()
    seq = max(station.seq, seen) + 1
    Station.objects.filter(pk=station.pk).update(seq=seq)
    manifest, deny = wanted.names
    NamedSet.objects.update_or_create(
        station=station, defaults={"manifest": manifest, "deny": deny, "named_at": timezone.now()}
    )
    return seq, wanted


def _wipe(station: Station, *, nonce: str, seen: int) -> bytes:
    """For a screen that is no longer the station's; the numbers of its successor are untouched."""
    EMPTY.store()
    manifest, deny = EMPTY.names
    return signer().head(
        station.code,
        seq=max(station.seq, seen),
        nonce=nonce,
        manifest=manifest,
        deny=deny,
        command=Command.WIPE,
    )
