"""What the page of an article asks, each time it is made anew (`prepared` says why so)."""

from typing import Any

from django.db.models import BigAutoField, CharField, UUIDField

from content.review.models import Clearance

from .models import Publication
from .prepared import Given, Prepared, columns, made

#: How many others of its shelf an article names.
BESIDE = 4
_WHOLE = columns(Publication)
_MADE_FROM = columns(Clearance, "id", "source_page_id", "source_fingerprint")
_NAMED = columns(Publication, "id", "language", "path", "title", "page_id", "fingerprint")
_LANGUAGE: Any = Given("language", CharField())
_SECTION: Any = Given("section", CharField())
_KEY: Any = Given("key", UUIDField())

_AT = Prepared(
    lambda: (
        Publication.objects.current()
        .in_language(_LANGUAGE)
        .filter(path=Given("path", CharField()))
        .order_by()
        .values_list(*_WHOLE, *(f"clearance__{name}" for name in _MADE_FROM))[:1]
    )
)
_OTHER = Prepared(
    lambda: (
        Publication.objects.current()
        .filter(translation_key=_KEY)
        .exclude(language=_LANGUAGE)
        .order_by("language")
        .values_list(*_NAMED)[:1]
    )
)
_ADDITIONS = Prepared(
    lambda: (
        Publication.objects.current()
        .filter(adds_to=Given("key", CharField()))
        .in_language(_LANGUAGE)
        .order_by("path")
        .values_list(*_WHOLE)
    )
)
_BESIDE = Prepared(
    lambda: (
        Publication.objects.current()
        .whole()
        .in_language(_LANGUAGE)
        .in_section(_SECTION)
        .exclude(pk=Given("pk", BigAutoField()))
        .newest_first()
        .values_list("title", "path")[:BESIDE]
    )
)


def publication_at(language: str, path: str) -> Publication | None:
    """The current publication at this address, or None. It knows what text it was made from."""
    for row in _AT.rows(language=language, path=path):
        publication = made(Publication, _WHOLE, row)
        publication.clearance = made(Clearance, _MADE_FROM, row[len(_WHOLE) :])
        return publication
    return None


def other_of(publication: Publication) -> Publication | None:
    """The same in the other language, as far as a link needs it, where it is public."""
    found = _OTHER.rows(key=publication.translation_key, language=publication.language)
    return made(Publication, _NAMED, found[0]) if found else None


def additions_to(publication: Publication) -> list[Publication]:
    """What stands beside this text as somebody's addition, in its language, by address."""
    found = _ADDITIONS.rows(key=str(publication.translation_key), language=publication.language)
    return [made(Publication, _WHOLE, row) for row in found]


def beside(publication: Publication) -> list[tuple[str, str]]:
    """Title and address of the newest others of the same shelf, in the same language."""
    return _BESIDE.rows(
        language=publication.language, section=publication.section, pk=publication.pk
    )
