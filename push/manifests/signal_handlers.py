"""What becomes of stations' screens when an article is corrected.

A withdrawal needs no message here: every head reads the state of the publications itself.
"""

from typing import Any

from django.db.models import Q

from content.release import shown
from content.release.enums import PublicationState
from content.release.models import Publication
from content.signals import content_released
from outbox.actions import put
from outbox.registry import register, register_drain
from push.channels.station.actions import move

from .models import NamedSet, StationObject
from .preparing import KeyWatch, prepare_due
from .sets import EMPTY

CORRECTED = "manifests.corrected"


def on_released(
    publications: list[Publication], superseded: list[Publication], **kwargs: Any
) -> None:
    """Leave word that a newer text takes the place of an older one."""
    newer = {publication.page_id: publication for publication in publications}
    for old in superseded:
        if new := newer.get(old.page_id):
            put(CORRECTED, {"old": old.pk, "new": new.pk}, key=f"{CORRECTED}:{old.uuid}")


def corrected(payload: dict[str, Any]) -> None:
    """Put the newer text where the older one is placed."""
    old, new = (Publication.objects.get(pk=payload[which]) for which in ("old", "new"))
    move(old, new)


def shows_object(sha256: str) -> bool:
    """Whether it is a current publication's object for stations, or what a head names now."""
    current = StationObject.objects.filter(publication__state=PublicationState.CURRENT)
    named = NamedSet.objects.filter(Q(manifest=sha256) | Q(deny=sha256))
    return sha256 in EMPTY.names or current.filter(sha256=sha256).exists() or named.exists()


def connect() -> None:
    """Called once, from the app's `ready`."""
    content_released.connect(on_released, dispatch_uid="manifests.released")
    shown.register(shows_object)
    register(CORRECTED, corrected)
    register_drain("manifests.keys", KeyWatch())
    register_drain("manifests.prepare", prepare_due)
