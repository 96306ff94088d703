"""A publication as its readers see it."""

from typing import Any

from content.pages.reading import Other, Reading, Source

from . import asking, remarks
from .models import Publication

__all__ = ["Reading", "listed", "public_pictures", "publication_reading"]


def publication_reading(publication: Publication) -> Reading:
    """The publication for the article template; reads no page."""
    sibling = asking.other_of(publication)
    return Reading(
        content=publication.content,
        pictures=public_pictures(publication),
        files=_files(publication.content["body"]),
        terms=publication.names,
        vouched=publication.vouched,
        released_at=publication.released_at,
        version=publication.version,
        correction=publication.get_correction_display(),
        note=remarks.shown(remarks.of_release(publication.release_id)).get(publication.language, "")
        if publication.correction
        else "",
        review_by=publication.review_by,
        url=publication.url,
        uuid=publication.uuid,
        other=Other(sibling.language, sibling.url, sibling.title) if sibling else None,
        behind=sibling is not None and _is_behind(publication, sibling),
    )


def _is_behind(publication: Publication, original: Publication) -> bool:
    """Whether this was translated from an older text of `original` than is public now."""
    made_from = publication.clearance
    return (
        made_from.source_page_id == original.page_id
        and made_from.source_fingerprint != original.fingerprint
    )


def listed(publication: Publication) -> Reading:
    """The publication as a list shows it: without a look at its other language."""
    return Reading(
        content=publication.content,
        pictures=public_pictures(publication),
        files=_files(publication.content["body"]),
        terms=publication.names,
        released_at=publication.released_at,
        version=publication.version,
        url=publication.url,
    )


def public_pictures(publication: Publication) -> dict[str, list[Source]]:
    """The sizes of each picture, by the original's digest."""
    return {
        sha256: [
            Source(f"/o/{r['sha256']}", r["width"], r["height"], r["mime"])
            for r in picture["renditions"]
        ]
        for sha256, picture in publication.media.items()
    }


def _files(value: Any) -> dict[str, str]:
    """Where every file is that the content names: under its digest, as pictures are."""
    if isinstance(value, dict) and "mime" in value:
        return {value["sha256"]: f"/o/{value['sha256']}"}
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found: dict[str, str] = {}
    for part in parts:
        found |= _files(part)
    return found
