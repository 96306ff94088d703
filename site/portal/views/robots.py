"""What search engines are told: where they may go, and every current article in both languages."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.release.models import Publication
from portal import facets, languages
from portal.page_cache.declarations import cached_page
from portal.shelves import shelves
from push.stations.models import Station

FIELDS = ("translation_key", "language", "path", "released_at")


@cached_page()
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be indexed; the staff's pages and the machines' may not."""
    sitemap = request.build_absolute_uri("/sitemap.xml")
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /station/", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@cached_page()
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Lists and current publications, each with its counterpart in the other language."""
    pairs: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for row in Publication.objects.current().newest_first().values(*FIELDS):
        url = request.build_absolute_uri(f"/{row['language']}/{row['path']}/")
        lang = languages.html_lang(row["language"])
        pairs[row["translation_key"]].append(
            {"url": url, "lang": lang, "released_at": row["released_at"]}
        )
    lists = [
        [
            {"url": request.build_absolute_uri(f"/{language}/{path}"), "lang": lang}
            for language, lang in ((one, languages.html_lang(one)) for one in languages.ALL)
        ]
        for path in _lists()
    ]
    context = {"pairs": [*lists, *pairs.values()]}
    return render(request, "portal/sitemap.xml", context, content_type="application/xml")


def _lists() -> list[str]:
    """The pages that lead to articles, without their language."""
    shelved = [f"{shelf.code}/" for shelf in shelves(languages.DEFAULT)]
    ways = [
        f"{way.facet}/{way.code}/"
        for facet in ("group", "region", "season")
        for way in facets.ways(facet, languages.DEFAULT)
    ]
    stations = [
        f"station/{code}/" for code in Station.objects.not_retired().values_list("code", flat=True)
    ]
    return ["", "about/", "stations/", *stations, *shelved, *ways]
