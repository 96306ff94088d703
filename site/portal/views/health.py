"""Is the process up, and can it serve? For supervisors and load balancers."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The process answers. Touches nothing else."""
    return HttpResponse("live\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when the database answers; 503 with what is missing when it does not.

    The signer is reported and does not count: without it residents still read, only stations wait.
    """
    parts = {"database": _database(), "signer": settings.SIGNER_SOCKET.exists()}
    return JsonResponse(parts, status=200 if parts["database"] else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM release_publication LIMIT 1")
    except DatabaseError:
        return False
    return True
