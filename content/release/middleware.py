"""Turns a refusal of the gate into a sentence, so that nobody ever meets a stack trace."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from .rules import NotReady, NotReleased


class GateMiddleware:
    """In the admin, a message and back to where the editor was; in an API, a problem response."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, NotReady | NotReleased):
            return None
        if _from_a_page(request):
            messages.error(request, str(error))
            return redirect(_back(request))
        return JsonResponse(
            {"type": "about:blank", "title": str(error), "status": 409},
            status=409,
            content_type="application/problem+json",
        )


def _from_a_page(request: HttpRequest) -> bool:
    """Whether somebody looks at the answer. A script that accepts anything sends JSON."""
    return request.accepts("text/html") and request.content_type != "application/json"


def _back(request: HttpRequest) -> str:
    referer = request.headers.get("referer", "")
    same_site = url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()})
    return referer if same_site else "/admin/"
