"""`/o/<sha256>`: released bytes by their digest, for readers' browsers and for stations."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from content.media import objects
from content.release import shown
from portal import ranges

#: A browser may keep what it has seen; what many share asks again soon, so that what was called
#: back is gone from there too.
IMMUTABLE = "public, max-age=31536000, s-maxage=60, immutable"


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
    response = ranges.answer(request, file, etag=f'"{sha256}"', size=size)
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
