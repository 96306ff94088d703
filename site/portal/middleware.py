"""Which language a request is in, and what public and staff pages carry in their headers."""

from collections.abc import Callable
from typing import cast

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.utils import translation
from django.utils.cache import patch_cache_control

from . import languages

GetResponse = Callable[[HttpRequest], HttpResponse]

#: Wagtail's editor needs inline styles and scripts; it still loads nothing from anywhere else.
ADMIN_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "object-src": [NONE],
    "base-uri": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
}


class RequestLanguageMiddleware:
    """The address alone says the language: no cookie, no guess, the same for every visitor.

    Unlike Django's LocaleMiddleware it never turns a 404 outside the prefixes into a redirect,
    and the header says `mn-Mong-CN`, a tag that browsers know.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = languages.of_path(request.path_info)
        with translation.override(language or languages.DEFAULT):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
        if language:
            response.setdefault("Content-Language", languages.html_lang(language))
        return response


class NoNulMiddleware:
    """No NUL reaches a query of ours: PostgreSQL would fail on it, and nobody means to send one.

    Among what is asked it is left out; an address with one leads nowhere.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            return HttpResponseNotFound()
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        return self.get_response(request)


class _FixedGZip(GZipMiddleware):
    """Public pages hold no secret, so the padding that hides secrets' lengths is not needed."""

    max_random_bytes = 0


class PublicPagesMiddleware:
    """Public pages are small on the wire, and asked for again only when they have changed.

    Their styles and icons are compressed here too: without collectstatic (embedded) WhiteNoise has
    no compressed copies. Where it has, they arrive compressed already and pass through.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.page = _FixedGZip(ConditionalGetMiddleware(self._revalidated(get_response)))
        self.text = _FixedGZip(get_response)
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if languages.of_path(path) is not None or path.startswith("/api/"):
            return cast(HttpResponse, self.page(request))
        if path.startswith(settings.STATIC_URL) and path.endswith((".css", ".svg", ".js")):
            return cast(HttpResponse, self.text(request))
        return self.get_response(request)

    @staticmethod
    def _revalidated(get_response: GetResponse) -> GetResponse:
        def answer(request: HttpRequest) -> HttpResponse:
            response = get_response(request)
            if not response.has_header("Cache-Control"):
                patch_cache_control(response, no_cache=True)
            return response

        return answer


class AdminPolicyMiddleware:
    """The content security policy of the staff's pages (the public ones have django-csp's)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.policy = "; ".join(f"{name} {' '.join(v)}" for name, v in ADMIN_POLICY.items())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith("/admin/"):
            response.setdefault("Content-Security-Policy", self.policy)
        return response
