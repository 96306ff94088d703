"""The manners of the station API: JSON in, JSON or a problem document (RFC 9457) out.

No cookie is read or set, so there is nothing for a forged request to borrow; hence no CSRF token.
"""

import functools
import json
import logging
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from limits import actions as limits
from push.documents import DocumentError
from push.documents.fields import Fields
from push.signer.client import SignerRefused, SignerUnavailable

from . import access
from .models import DeviceKey

logger = logging.getLogger(__name__)
SMALL = 4 * 1024


class Problem(Exception):
    """The request is not answered; the answer says why. `code` is a stable word."""

    def __init__(self, status: int, code: str, title: str, **headers: str) -> None:
        super().__init__(title)
        self.status, self.code, self.title, self.headers = status, code, title, headers

    def response(self) -> HttpResponse:
        """The problem document."""
        document = {
            "type": f"urn:kepu:problem:{self.code}",
            "title": self.title,
            "status": self.status,
        }
        response = JsonResponse(
            document, status=self.status, content_type="application/problem+json"
        )
        for name, value in self.headers.items():
            response[name.replace("_", "-")] = value
        return response


def endpoint(method: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A view of the station API that answers one method, and whose refusals are problems."""

    def decorated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @csrf_exempt
        @functools.wraps(view)
        def answered(request: HttpRequest, **parts: Any) -> HttpResponse:
            try:
                if request.method != method:
                    raise Problem(405, "method", f"only {method} is answered here", Allow=method)
                response = view(request, **parts)
            except Problem as problem:
                response = problem.response()
            except (DocumentError, SignerRefused, SignerUnavailable, limits.TooOften) as error:
                response = _problem(error).response()
            response.setdefault("Cache-Control", "no-store")
            return response

        return answered

    return decorated


def read_json(request: HttpRequest, *, limit: int = SMALL) -> dict[str, Any]:
    """The request's JSON object. Raises Problem 400 or 413."""
    data = request.read(limit + 1)
    if len(data) > limit:
        raise Problem(413, "oversized", f"at most {limit} bytes")
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Problem(400, "malformed", "the body is not JSON") from error
    if not isinstance(body, dict):
        raise Problem(400, "malformed", "the body is not a JSON object")
    return body


def read_fields(request: HttpRequest, *names: str) -> Fields:
    """These members of the request's JSON object; others are for a server younger than we are."""
    body = read_json(request)
    return Fields({name: body.get(name) for name in names}, set(names))


def asking(request: HttpRequest, *, even_revoked: bool = False) -> DeviceKey:
    """The key of the screen that asks, with its station. Raises Problem 401."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    try:
        if scheme.lower() != "bearer":
            raise access.Stranger
        key = access.bearer(token.strip())
        if key.revoked_at and not even_revoked:
            raise access.Stranger
    except access.Stranger as error:
        raise stranger() from error
    return key


def stranger() -> Problem:
    """401: prove who you are."""
    return Problem(401, "stranger", "not one of our stations", WWW_Authenticate="Bearer")


def spend(request: HttpRequest, what: str, *, limit: int, seconds: int) -> None:
    """Count one use of `what` by this address. Raises limits.TooOften."""
    limits.spend(f"station {what}", limits.asker(request), limit=limit, seconds=seconds)


def _problem(error: Exception) -> Problem:
    if isinstance(error, DocumentError):
        return Problem(400, error.code, str(error))
    if isinstance(error, limits.TooOften):
        seconds = str(error.seconds)
        return Problem(429, "too_often", "too many requests", Retry_After=seconds)
    logger.error("signer: %s", error)
    return Problem(503, "signer", "signing is not possible now", Retry_After="30")
