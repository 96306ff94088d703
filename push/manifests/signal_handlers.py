"""What becomes of stations' screens when an article is corrected.

A withdrawal needs no message here: every head reads the state of the publications itself.
"""

from typing import Any

from content.release.models import Publication
from content.signals import content_released
from outbox.actions import put
from outbox.registry import register, register_drain
from push.channels.station.actions import move

from .preparing import KeyWatch, prepare_due

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


def connect() -> None:
    """Called once, from the app's `ready`."""
    content_released.connect(on_released, dispatch_uid="manifests.released")
    register(CORRECTED, corrected)
    register_drain("manifests.keys", KeyWatch())
    register_drain("manifests.prepare", prepare_due)
