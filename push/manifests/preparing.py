"""Making objects ready before a station asks: built, stored, and approved by the signer.

A head names only what is ready; what is not yet ready simply comes a moment later.
"""

import logging
import time
from datetime import UTC, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from content.media import objects
from content.release.models import Publication
from push.channels.station.models import Placement
from push.documents import Attestation, DocumentError, Envelope, Role
from push.documents.keys import Keys
from push.signer.client import SignerRefused, SignerUnavailable
from push.stations.signing import signer

from .building import article_of, media_for_stations
from .models import StationObject

logger = logging.getLogger(__name__)
BATCH = 20
#: An approval is asked for again when less than this is left of it.
RENEW_BEFORE = timedelta(days=30)
#: A refusal is asked about again after so long: somebody may have mended what was wrong.
ASK_AGAIN = timedelta(minutes=10)
MIME = "application/json"


def prepare_due(deadline: float) -> int:
    """Prepare until nothing is due or `time.monotonic()` passes `deadline`; returns how many."""
    done = 0
    try:
        for publication in _due()[:BATCH]:
            if time.monotonic() >= deadline:
                break
            done += prepare(publication)
    except SignerUnavailable as error:
        logger.warning("nothing can be prepared for stations: %s", error)
    return done


def prepare(publication: Publication) -> bool:
    """Store the object and have it approved. False when the signer refuses it.

    Doing it again renews the approval. Raises SignerUnavailable.
    """
    article = article_of(publication)
    data = article.to_payload()
    fields = {
        "sha256": objects.put(data, MIME),
        "size": len(data),
        "media": media_for_stations(article),
        "tried_at": timezone.now(),
    }
    try:
        approval = _approval(signer().attest(data))
    except (SignerRefused, DocumentError) as error:
        logger.error("%s is not approved for stations: %s", publication.uuid, error)
        approval = {"attestation": "", "kid": "", "not_after": None, "refused": str(error)[:300]}
    StationObject.objects.update_or_create(publication=publication, defaults={**fields, **approval})
    return bool(approval["attestation"])


class KeyWatch:
    """Notices, once in a while, that the approve key has been changed: a drain."""

    def __init__(self, every: float = 60.0) -> None:
        self._every = every
        self._looked = float("-inf")

    def __call__(self, deadline: float) -> int:
        """Look if it is time to; returns how many approvals are to be asked for again."""
        if time.monotonic() - self._looked < self._every:
            return 0
        self._looked = time.monotonic()
        try:
            return renew_for_new_key()
        except SignerUnavailable as error:
            logger.warning("the key list cannot be read: %s", error)
            return 0


def renew_for_new_key() -> int:
    """Let approvals by a key that is no longer listed be asked for again; returns how many."""
    keys = Keys.from_payload(Envelope.from_bytes(signer().keys().envelope).payload)
    listed = [key.kid for key in keys.keys if key.role is Role.APPROVE]
    lost = StationObject.objects.approved_by_none_of(listed).filter(not_after__gt=timezone.now())
    return lost.update(not_after=timezone.now())


def _due() -> QuerySet[Publication]:
    """Current publications that are placed somewhere and have no (lasting) approval."""
    now = timezone.now()
    live = Placement.objects.not_recalled().filter(publication=OuterRef("pk"))
    fresh = Q(station_object__not_after__gt=now + RENEW_BEFORE)
    refused = Q(station_object__attestation="", station_object__tried_at__gt=now - ASK_AGAIN)
    return Publication.objects.current().filter(Exists(live)).exclude(fresh).exclude(refused)


def _approval(text: str) -> dict[str, object]:
    envelope = Envelope.from_text(text)
    attestation = Attestation.from_payload(envelope.payload)
    return {
        "attestation": text,
        "kid": envelope.kid,
        "not_after": datetime.fromtimestamp(attestation.not_after, UTC),
        "refused": "",
    }
