"""Turning a cleared draft into what the public reads: frozen text, names and public pictures."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images.models import Filter

from content.media import objects
from content.media.models import Attachment, Picture
from content.pages.drafts import attachments, pictures, sizes, term_names
from content.pages.fingerprint import canonical_content, digest, mime_of
from content.pages.models import ArticlePage
from content.review.enums import Risk
from content.review.models import Clearance, Expert, Submission, Verdict
from content.review.routes import ROUTES

from .rules import NotReady


def freeze(page: ArticlePage) -> dict[str, Any]:
    """The fields of a Publication that say what is shown; `page` is the cleared draft.

    Puts the files, and the pictures in each size, into the public object store. An object that is
    stored for a release that then fails is harmless: nothing names its digest. Raises NotReady when
    a file has been replaced meanwhile.
    """
    content = canonical_content(page)
    named = set(_digests(content))
    for attachment in attachments(page):
        objects.put(_judged(attachment, named), mime_of(attachment))
    return {
        "fingerprint": digest(content),
        "kind": content["kind"],
        "language": content["language"],
        "section": content["section"],
        "slug": content["slug"],
        "path": f"{content['section']}/{content['slug']}",
        "title": content["title"],
        "summary": content["summary"],
        "content": content,
        "media": dict(_public(picture, named) for picture in pictures(page)),
        "names": term_names(page),
        "sample": content["sample"],
    }


def vouchers(clearances: list[Clearance]) -> list[dict[str, Any]]:
    """Who vouched for the pair, as it will be shown; names as they are today.

    Who does not consent to be named is shown by unit and field alone.
    """
    return [_voucher(verdict) for clearance in clearances for verdict in _approvals(clearance)]


def review_by(clearances: list[Clearance], released_at: datetime) -> date:
    """When the text is to be looked at again: the sooner, the more harm it could do."""
    asked = Submission.objects.filter(
        page_id=clearances[0].page_id, fingerprint=clearances[0].fingerprint
    ).order_by("-id")
    latest = asked.first()
    risk = Risk(latest.risk) if latest else Risk.ROUTINE
    return (released_at + timedelta(days=ROUTES[risk].again_after_days)).date()


def _approvals(clearance: Clearance) -> list[Verdict]:
    """Every approval that the clearance stands on, each person once, the deciding one last."""
    found = Verdict.objects.on_text(clearance.page_id, clearance.fingerprint).approving()
    said = {verdict.reviewer_id: verdict for verdict in found.order_by("id")}
    said.pop(clearance.verdict.reviewer_id, None)
    return [*said.values(), clearance.verdict]


def _voucher(verdict: Verdict) -> dict[str, Any]:
    reviewer = verdict.reviewer
    expert = Expert.objects.filter(user=reviewer).first()
    fields = expert.disciplines.all() if expert else []
    return {
        "name": reviewer.names() if expert and expert.name_public else {},
        "unit": _unit(reviewer),
        "fields": [topic.names() for topic in fields],
        "kind": verdict.kind,
        "at": verdict.at.isoformat(),
        "fictional": reviewer.fictional,
    }


def _unit(user: Any) -> dict[str, str]:
    return user.unit.names() if user.unit else {}


def _digests(said: Any) -> Iterator[str]:
    """The digests by which a text names its files."""
    if isinstance(said, dict):
        yield from ([said["sha256"]] if said.get("sha256") else [])
    for part in said.values() if isinstance(said, dict) else said:
        if isinstance(part, dict | list):
            yield from _digests(part)


def _judged(upload: Picture | Attachment, named: set[str]) -> bytes:
    """The file's bytes, which are those that the text names. Raises NotReady."""
    with upload.file.storage.open(upload.file.name) as file:
        data = bytes(file.read())
    if hashlib.sha256(data).hexdigest() not in named:
        raise NotReady([_("“%(title)s”这个文件刚被更换，请重新审定。") % {"title": upload.title}])
    return data


def _public(picture: Picture, named: set[str]) -> tuple[str, dict[str, Any]]:
    data = _judged(picture, named)
    return hashlib.sha256(data).hexdigest(), {
        "width": picture.width,
        "height": picture.height,
        "renditions": [_store(picture, data, size) for size in sizes(picture)],
    }


def _store(picture: Picture, data: bytes, size: str) -> dict[str, Any]:
    """Made anew from the judged bytes: a size stored earlier may be of another file."""
    made = picture.generate_rendition_file(Filter(spec=size), source=BytesIO(data))
    made.seek(0)
    shown = made.read()
    with Image.open(BytesIO(shown)) as image:
        width, height = image.size
    return {
        "sha256": objects.put(shown, "image/webp"),
        "mime": "image/webp",
        "width": width,
        "height": height,
        "bytes": len(shown),
    }
