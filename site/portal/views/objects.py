"""`/o/<sha256>`: released bytes by their digest, for readers' browsers and for stations."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from content.media import objects
from content.release import shown

#: A browser may keep what it has seen; what many share asks again soon, so that what was called
#: back is gone from there too.
IMMUTABLE = "public, max-age=31536000, s-maxage=60, immutable"
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_CHUNK = 64 * 1024


class Unsatisfiable(Exception):
    """The range asked for lies outside the object."""


@require_safe
def serve(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """The object, or the part of it that is asked for: stations resume where the link broke."""
    try:
        file, mime = objects.open_object(sha256), objects.mime(sha256)
    except objects.NoSuchObject:
        return HttpResponse("no such object\n", content_type="text/plain", status=404)
    if not shown.is_shown(sha256):
        file.close()
        return _gone()
    size = objects.path(sha256).stat().st_size
    response = _answer(request, file, etag=f'"{sha256}"', size=size)
    response["Cache-Control"] = IMMUTABLE
    response["ETag"] = f'"{sha256}"'
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    if response.status_code != 304:
        response["Content-Type"] = mime
    return response


def _gone() -> HttpResponse:
    """It was public once; nothing that is public now shows it."""
    response = HttpResponse("no longer public\n", content_type="text/plain", status=410)
    response["Cache-Control"] = "no-store"
    return response


def parse_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a single range; None for what may be ignored (RFC 9110 §14).

    Raises Unsatisfiable when the range begins after the end.
    """
    found = _RANGE.fullmatch(header.strip())
    if not found or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        start, end = max(0, size - int(last)), size - 1
    else:
        start, end = int(first), min(int(last or size - 1), size - 1)
    if start >= size or (first and last and int(last) < int(first)):
        raise Unsatisfiable(header)
    return start, end


def _answer(request: HttpRequest, file: BinaryIO, *, etag: str, size: int) -> HttpResponseBase:
    if etag in request.headers.get("If-None-Match", ""):
        file.close()
        return HttpResponse(status=304)
    wanted = request.headers.get("Range", "")
    if request.headers.get("If-Range", etag) != etag:
        wanted = ""
    try:
        part = parse_range(wanted, size)
    except Unsatisfiable:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    return _part(file, *part, size=size) if part else _whole(file, size)


def _whole(file: BinaryIO, size: int) -> HttpResponseBase:
    response = FileResponse(file)
    response["Content-Length"] = size
    del response["Content-Disposition"]
    return response


def _part(file: BinaryIO, start: int, end: int, *, size: int) -> HttpResponseBase:
    response = StreamingHttpResponse(_read(file, start, end), status=206)
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    response["Content-Length"] = end - start + 1
    return response


def _read(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    with file:
        file.seek(start)
        left = end - start + 1
        while left > 0 and (chunk := file.read(min(left, _CHUNK))):
            left -= len(chunk)
            yield chunk
