"""A topic's page and a livelihood's, kept; and how often each has been made."""

from collections import Counter
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from portal.page_cache.declarations import cached_page
from portal.page_cache.wsgi import PageCache

MADE: Counter[str] = Counter()


@cached_page()
def topic(request: HttpRequest, code: str) -> HttpResponse:
    """Its name."""
    from content.taxonomy.models import Topic

    return HttpResponse(Topic.objects.get(code=code).name_zh)


@cached_page()
def livelihood(request: HttpRequest, code: str) -> HttpResponse:
    """Its name."""
    from content.taxonomy.models import Livelihood

    return HttpResponse(Livelihood.objects.get(code=code).name_zh)


def made(request: HttpRequest) -> HttpResponse:
    """How often Django has been asked for each address."""
    return JsonResponse(MADE)


urlpatterns = [
    path("topic/<slug:code>/", topic),
    path("livelihood/<slug:code>/", livelihood),
    path("made/", made),
]
_django = get_wsgi_application()


def _counted(environ: dict[str, Any], start_response: Any) -> Any:
    MADE[environ["PATH_INFO"]] += 1
    return _django(environ, start_response)


application = PageCache(_counted)
