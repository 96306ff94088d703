"""What a station is told to show, and the objects that are named to it."""

from collections.abc import Iterator

from django.utils import timezone

from content.release.surfaces import Surface, Visit, register, register_silent
from push.agent.cards import fragment
from push.documents import Article, Manifest
from push.stations.models import Station

from .sets import current_set


def connect() -> None:
    """Called once, from the app's `ready`."""
    register(Surface("station manifest", manifests, urls=("station_heads",), documents=_TOLD))
    register(Surface("station object", named_objects, documents=("Article",)))
    register(Surface("kiosk", cards))
    register_silent("station keys", urls=("station_keys",), documents=("Keys",))


#: A head and an attestation name digests only; what they name is looked at through the others.
_TOLD = ("Head", "Manifest", "Deny", "Attestation")


def manifests(visit: Visit, text: str) -> Iterator[bytes]:
    """Both documents that each station's next head would name."""
    for code in Station.objects.values_list("code", flat=True):
        told = current_set(code, timezone.now())
        yield from (told.manifest, told.deny)


def cards(visit: Visit, text: str) -> Iterator[bytes]:
    """What every screen sets from what its manifest names and it can fetch, in either language."""
    for code in Station.objects.values_list("code", flat=True):
        manifest = Manifest.from_payload(current_set(code, timezone.now()).manifest)
        for item in manifest.items:
            fetched = visit(f"/o/{item.object}").partition(b"\n{")
            if fetched[1]:
                article = Article.from_payload(b"{" + fetched[2])
                pictures = {media.sha256 for media in item.media}
                yield fragment(article, pictures).encode()


def named_objects(visit: Visit, text: str) -> Iterator[bytes]:
    """Every article and picture that some station's manifest names, as the station fetches it."""
    for code in Station.objects.values_list("code", flat=True):
        manifest = Manifest.from_payload(current_set(code, timezone.now()).manifest)
        for item in manifest.items:
            for digest in (item.object, *(media.sha256 for media in item.media)):
                yield visit(f"/o/{digest}")
