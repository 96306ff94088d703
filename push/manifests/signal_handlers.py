"""What the outbox works for stations' lists, and which objects stations may fetch.

A withdrawal or a correction needs no message here: every head reads the state of the publications
itself, and the campaigns call back what carried the old text.
"""

from django.db.models import Q

from content.release import shown
from content.release.enums import PublicationState
from outbox.registry import register_drain

from .models import NamedSet, StationObject
from .preparing import KeyWatch, prepare_due
from .sets import EMPTY


def shows_object(sha256: str) -> bool:
    """Whether it is a current publication's object for stations, or what a head names now."""
    current = StationObject.objects.filter(publication__state=PublicationState.CURRENT)
    named = NamedSet.objects.filter(Q(manifest=sha256) | Q(deny=sha256))
    return sha256 in EMPTY.names or current.filter(sha256=sha256).exists() or named.exists()


def connect() -> None:
    """Called once, from the app's `ready`."""
    shown.register(shows_object)
    register_drain("manifests.keys", KeyWatch())
    register_drain("manifests.prepare", prepare_due)
