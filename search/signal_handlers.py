"""Hears what became public or stopped being so, and has the index follow after the commit."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from content.release.models import Publication
from content.signals import content_released, content_withdrawn, terms_rearranged
from content.taxonomy.models import Term
from outbox.actions import put
from outbox.registry import register, register_drain

from . import actions, asked, naming
from .elastic import following
from .models import EntryTerm, SynonymGroup
from .projection import VOCABULARIES

CHANGED = "search.changed"


def on_released(
    publications: list[Publication], superseded: list[Publication], **kwargs: Any
) -> None:
    """Leave word that these are new, or no longer shown."""
    _leave_word([*publications, *superseded], why="released")


def on_withdrawn(publications: list[Publication], **kwargs: Any) -> None:
    """Leave word that these are gone. Queries leave them out from this moment on."""
    _leave_word(publications, why="withdrawn")


def changed(payload: dict[str, Any]) -> None:
    """Bring the index in step. Doing it late, twice or in another order ends the same."""
    actions.refresh(payload["publications"])


def on_synonyms(**kwargs: Any) -> None:
    """Names that complete and correct queries follow the editors' list."""
    naming.refresh_words()


def on_rearranged(terms: Iterable[Term], **kwargs: Any) -> None:
    """Have what is narrowed by these terms narrowed by where they stand now."""
    for term in terms:
        facet = next(facet for facet, model in VOCABULARIES.items() if isinstance(term, model))
        having = EntryTerm.objects.filter(facet=facet, code=term.code).order_by("entry")
        ids = list(having.values_list("entry", flat=True))
        for start in range(0, len(ids), actions.CHUNK):
            payload = {"publications": ids[start : start + actions.CHUNK]}
            put(CHANGED, payload, key=f"{CHANGED}:rearranged:{uuid4()}")


@transaction.atomic
def on_term(instance: Term, created: bool, **kwargs: Any) -> None:
    """A term that was edited may stand under another now; a new one has no texts yet."""
    if not created:
        on_rearranged([instance])


def _leave_word(publications: list[Publication], *, why: str) -> None:
    if publications:
        payload = {"publications": [publication.pk for publication in publications]}
        put(CHANGED, payload, key=f"{CHANGED}:{why}:{publications[0].uuid}")


def connect() -> None:
    """Called once, from the app's `ready`."""
    content_released.connect(on_released, dispatch_uid="search.released")
    content_withdrawn.connect(on_withdrawn, dispatch_uid="search.withdrawn")
    terms_rearranged.connect(on_rearranged, dispatch_uid="search.rearranged")
    for facet, model in VOCABULARIES.items():
        post_save.connect(on_term, sender=model, dispatch_uid=f"search.terms.{facet}")
    register(CHANGED, changed)
    register_drain("search.asked", asked.tidy)
    register_drain("search.elastic", following.follow)
    for signal in (post_save, post_delete):
        signal.connect(on_synonyms, sender=SynonymGroup, dispatch_uid="search.synonyms")
