"""Turning a cleared draft into what the public reads: frozen text, names and public pictures."""

import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from functools import partial
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from wagtail.images.models import Filter

from content.media import objects
from content.media.models import Attachment, Picture
from content.pages.drafts import attachments, pictures, sizes, term_names, widths
from content.pages.fingerprint import canonical_content, digest, mime_of
from content.pages.models import ArticlePage
from content.review.enums import Risk
from content.review.models import Clearance, Expert, Submission, Verdict
from content.review.routes import ROUTES

from .models import Publication
from .rules import NotReady

#: AVIF is for phones, and a fifth smaller than WebP; wide screens have the link for WebP.
WIDEST_AVIF = 800
AVIF = {"quality": 50, "speed": 8}


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
        "adds_to": content["adds_to"],
        "content": content,
        "media": dict(_public(picture, named, page) for picture in pictures(page)),
        "names": term_names(page),
        "sample": content["sample"],
    }


def shown_objects(frozen: dict[str, Any]) -> set[str]:
    """The digest of every object that a publication with these fields may show."""
    sizes = (size for picture in frozen["media"].values() for size in picture["renditions"])
    return {*_digests(frozen["content"]), *(size["sha256"] for size in sizes)}


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


def _public(picture: Picture, named: set[str], page: ArticlePage) -> tuple[str, dict[str, Any]]:
    data = _judged(picture, named)
    sha256 = hashlib.sha256(data).hexdigest()
    return sha256, _released(sha256, page) or {
        "width": picture.width,
        "height": picture.height,
        "renditions": _renditions(picture, data),
    }


def _renditions(picture: Picture, data: bytes) -> list[dict[str, Any]]:
    """Every size as it is stored, made side by side: reckoning pixels leaves Python's lock."""
    narrow = [width for width in widths(picture) if width <= WIDEST_AVIF]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        webp = pool.map(partial(_webp, picture, data), sizes(picture))
        avif = pool.map(partial(_avif, _opened(data)), narrow)
        return [*webp, *avif]


def _released(sha256: str, page: ArticlePage) -> dict[str, Any] | None:
    """The sizes of exactly these bytes in the pair's other half or an earlier version of it."""
    kin = Publication.objects.filter(translation_key=page.translation_key)
    found = kin.order_by("-id").values_list("media", flat=True)
    return next((media[sha256] for media in found if sha256 in media), None)


def _webp(picture: Picture, data: bytes, size: str) -> dict[str, Any]:
    """Made anew from the judged bytes: a size stored earlier may be of another file."""
    made = picture.generate_rendition_file(Filter(spec=size), source=BytesIO(data))
    made.seek(0)
    return _stored(made.read(), "image/webp")


def _opened(data: bytes) -> Image.Image:
    """The picture upright, in the colours of a screen."""
    with Image.open(BytesIO(data)) as opened:
        image = ImageOps.exif_transpose(opened)
        return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _avif(image: Image.Image, width: int) -> dict[str, Any]:
    made = BytesIO()
    height = max(1, round(image.height * width / image.width))
    image.resize((width, height), Image.Resampling.LANCZOS).save(made, "AVIF", **AVIF)
    return _stored(made.getvalue(), "image/avif")


def _stored(shown: bytes, mime: str) -> dict[str, Any]:
    with Image.open(BytesIO(shown)) as image:
        width, height = image.size
    return {
        "sha256": objects.put(shown, mime),
        "mime": mime,
        "width": width,
        "height": height,
        "bytes": len(shown),
    }
