"""Feeds: Atom and JSON Feed of a language, or of a choice of region, group, livelihood, topics."""

from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.pages.reading import Reading
from content.release.enums import PublicationState
from content.release.models import Publication
from content.release.reading import listed
from portal import languages
from portal.described import LICENCES
from portal.page_cache.declarations import cached_page
from portal.preferences import Audience, Preferences

ENTRIES = 30
#: When a feed that has told nothing yet was last changed.
FIRST = datetime(2026, 1, 1, tzinfo=UTC)


@cached_page(many=True)
@require_safe
def feed(request: HttpRequest, form: str, code: str = "") -> HttpResponse:
    """The newest thirty, as `atom` or `json`."""
    preferences = Preferences.parse(code)
    language = get_language() or languages.DEFAULT
    if code and preferences.code != code:
        if not preferences:
            raise Http404(code)
        return redirect(f"/{language}/mine/{preferences.code}/feed.{form}", permanent=True)
    audience = Audience.of(preferences)
    found = audience.select(Publication.objects.current().in_language(language))
    gone = _gone(request, language, audience)
    newest = [listed(publication) for publication in found.newest_first()[:ENTRIES]]
    context = {
        "title": _title(preferences, language),
        "home": request.build_absolute_uri(_home(preferences, language)),
        "self": request.build_absolute_uri(request.path),
        "entries": [_entry(request, reading) for reading in newest],
        "gone": gone,
        "updated": max([*(r.released_at for r in newest), *(g["at"] for g in gone)], default=FIRST),
        "lang": languages.html_lang(language),
    }
    if form == "json":
        return JsonResponse(_json(context), content_type="application/feed+json")
    return render(request, "portal/feed.atom", context, content_type="application/atom+xml")


def _title(preferences: Preferences, language: str) -> str:
    names = [way.name for way in preferences.ways(language)]
    return " · ".join([_("科普e站"), *names])


def _home(preferences: Preferences, language: str) -> str:
    return f"/{language}/mine/{preferences.code}/" if preferences else f"/{language}/"


def _entry(request: HttpRequest, reading: Reading) -> dict[str, Any]:
    cover = reading.cover
    return {
        "reading": reading,
        "url": request.build_absolute_uri(reading.url),
        "image": request.build_absolute_uri(cover.src) if cover and cover.src else "",
        "licence": LICENCES.get(reading.provenance["licence"], ""),
        "via": reading.provenance["adapted_url"],
        "films": [
            {
                **vars(block.value["file"]),
                "url": request.build_absolute_uri(block.value["file"].url),
            }
            for block in reading.blocks
            if block.type == "video"
        ],
        "tags": [*reading.topics, *reading.groups, *reading.regions, *reading.names("seasons")],
    }


def _gone(request: HttpRequest, language: str, audience: Audience) -> list[dict[str, Any]]:
    """What was called back and did not come again."""
    all_of_it = Publication.objects.in_language(language)
    withdrawn = audience.select(all_of_it.filter(state=PublicationState.WITHDRAWN))
    back = Publication.objects.current().in_language(language).values("path")
    latest = withdrawn.exclude(path__in=back).order_by("-withdrawn_at")[:ENTRIES]
    return [{"url": request.build_absolute_uri(p.url), "at": p.withdrawn_at} for p in latest]


def _json(context: dict[str, Any]) -> dict[str, Any]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": context["title"],
        "home_page_url": context["home"],
        "feed_url": context["self"],
        "language": context["lang"],
        "items": [_item(entry) for entry in context["entries"]],
    }


def _item(entry: dict[str, Any]) -> dict[str, Any]:
    reading: Reading = entry["reading"]
    item = {
        "id": entry["url"],
        "url": entry["url"],
        "title": reading.title,
        "content_text": reading.summary,
        "date_published": reading.released_at.isoformat(),
        "language": reading.html_lang,
        "tags": entry["tags"],
        "authors": [{"name": reading.unit_name}],
        "_kepu": {"kind": reading.kind, **reading.provenance, "licence_url": entry["licence"]},
    }
    if reading.urgent_until:
        item["_kepu"]["urgent_until"] = reading.urgent_until.isoformat()
    optional = {
        "image": entry["image"],
        "external_url": entry["via"],
        "attachments": [
            {"url": film["url"], "mime_type": film["mime"], "size_in_bytes": film["bytes"]}
            for film in entry["films"]
        ],
    }
    return item | {key: value for key, value in optional.items() if value}
