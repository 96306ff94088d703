"""A film to be read, words to be said, and the address that we believe: behind the front."""

import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path

from portal import ranges
from portal.front import Front
from portal.page_cache.wsgi import PageCache


def film(request: HttpRequest) -> HttpResponseBase:
    """Too long for any buffer on the way."""
    place = Path(os.environ["KEPU_FILM"])
    return ranges.answer(request, place.open("rb"), etag='"film"', size=place.stat().st_size)


def said(request: HttpRequest) -> HttpResponse:
    """The form's words again."""
    return HttpResponse(request.body)


def told(request: HttpRequest) -> HttpResponse:
    """What a proxy is believed to have told."""
    return HttpResponse(str(request.META.get("HTTP_X_FORWARDED_FOR")))


urlpatterns = [path("film/", film), path("said/", said), path("told/", told)]


def application() -> Front:
    """What granian runs."""
    return Front(PageCache(get_wsgi_application()))
