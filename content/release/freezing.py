"""Turning a cleared draft into what the public reads: frozen text, names and public pictures."""

from typing import Any

from content.media import objects
from content.media.models import Attachment, Picture
from content.pages.drafts import attachments, pictures, renditions, term_names
from content.pages.fingerprint import canonical_content, digest, file_sha256, mime_of
from content.pages.models import ArticlePage
from content.review.models import Clearance


def freeze(page: ArticlePage) -> dict[str, Any]:
    """The fields of a Publication that say what is shown; `page` is the cleared draft.

    Copies the pictures' renditions and the files to the public object store. An object that is
    stored for a release that then fails is harmless: nothing names its digest.
    """
    content = canonical_content(page)
    for attachment in attachments(page):
        _store_file(attachment)
    return {
        "fingerprint": digest(content),
        "language": content["language"],
        "section": content["section"],
        "slug": content["slug"],
        "path": f"{content['section']}/{content['slug']}",
        "title": content["title"],
        "summary": content["summary"],
        "content": content,
        "media": {file_sha256(p): _public(p) for p in pictures(page)},
        "names": term_names(page),
        "sample": content["sample"],
    }


def vouchers(clearances: list[Clearance]) -> list[dict[str, Any]]:
    """Who vouched for the pair, as it will be shown; names as they are today."""
    return [
        {
            "name": clearance.verdict.reviewer.names(),
            "unit": _unit(clearance.verdict.reviewer),
            "kind": clearance.verdict.kind,
            "at": clearance.verdict.at.isoformat(),
            "fictional": clearance.verdict.reviewer.fictional,
        }
        for clearance in clearances
    ]


def _unit(user: Any) -> dict[str, str]:
    return user.unit.names() if user.unit else {}


def _public(picture: Picture) -> dict[str, Any]:
    return {
        "width": picture.width,
        "height": picture.height,
        "renditions": [_store(rendition) for rendition in renditions(picture)],
    }


def _store(rendition: Any) -> dict[str, Any]:
    with rendition.file.storage.open(rendition.file.name) as file:
        data = file.read()
    return {
        "sha256": objects.put(data, "image/webp"),
        "mime": "image/webp",
        "width": rendition.width,
        "height": rendition.height,
        "bytes": len(data),
    }


def _store_file(attachment: Attachment) -> None:
    """Under the digest that the content names it by."""
    with attachment.file.storage.open(attachment.file.name) as file:
        objects.put(file.read(), mime_of(attachment))
