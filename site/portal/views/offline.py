"""Reading without a link: the worker that keeps pages on a phone, and the list of what it keeps."""

from django.contrib.staticfiles import finders
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.page_cache.declarations import cached_page, uncached


@uncached("a file")
@require_safe
def worker(request: HttpRequest) -> HttpResponseBase:
    """The service worker, at the root so that it may serve both languages; asked for each time."""
    path = finders.find("portal/sw.js")
    if not isinstance(path, str):
        raise Http404("sw.js")
    response = FileResponse(open(path, "rb"), content_type="text/javascript; charset=utf-8")  # noqa: SIM115 - the response closes it
    response["Cache-Control"] = "no-cache"
    return response


@cached_page()
@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """What this phone keeps, listed by the phone itself; also what it shows without a link."""
    return render(request, "portal/offline.html")
