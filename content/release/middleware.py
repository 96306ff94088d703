"""Turns a refusal of the gate into a sentence, so that nobody ever meets a stack trace."""

from collections.abc import Callable

from django.contrib import messages
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from .rules import NotReady, NotReleased


class GateMiddleware:
    """In the admin, a message and back to where the editor was; in an API, a problem response."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        sentence = _sentence(error)
        if sentence is None:
            return None
        if _from_a_page(request):
            messages.error(request, sentence)
            return redirect(_back(request))
        return JsonResponse(
            {"type": "about:blank", "title": sentence, "status": 409},
            status=409,
            content_type="application/problem+json",
        )


def _sentence(error: Exception) -> str | None:
    """What to say of a refusal, also of the database's own; None for any other trouble."""
    if isinstance(error, NotReady | NotReleased):
        return str(error)
    if isinstance(error, ProtectedError):
        return _("它还在使用中，或者公开过、审核过，所以不能删除。不再公开请用“撤回”。")
    if isinstance(error, IntegrityError) and "kepu: " in str(error):
        return _("没有保存：这会改变已经审定或公开的内容。请通过提交审核和发布台来做。")
    return None


def _from_a_page(request: HttpRequest) -> bool:
    """Whether somebody looks at the answer. A script that accepts anything sends JSON."""
    return request.accepts("text/html") and request.content_type != "application/json"


def _back(request: HttpRequest) -> str:
    referer = request.headers.get("referer", "")
    same_site = url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()})
    return referer if same_site else "/admin/"
