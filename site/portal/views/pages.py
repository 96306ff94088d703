"""The pages residents read. Every one is built from publications; none reads a page's row."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.release.asking import publication_at
from content.release.models import Publication
from content.release.querysets import PublicationQuerySet
from content.release.reading import listed, publication_reading
from content.taxonomy.models import Topic
from portal import around, facets, languages
from portal.described import described
from portal.matters import matters
from portal.notices import next_change, notices
from portal.page_cache.declarations import cached_page, uncached, valid_until
from portal.paging import page_of
from portal.preferences import Audience

from .former import former

NEWEST = 13  # one fills the top of the home page, twelve stand in its list
NOW = 2  # notices above the rest
#: How long a page that asks the clock holds when no push begins or ends.
AT_LEAST = timedelta(hours=1)
EVERYBODY = Audience({})


@uncached("the answer depends on the browser's languages")
@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Send the visitor to the language their browser asks for; remember nothing."""
    language = languages.preferred(request.headers.get("Accept-Language", ""))
    response = redirect(f"/{language}/")
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Language"])
    return response


@cached_page()
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What matters now in the city, the newest article large, the shelves, and what is new."""
    now = timezone.now()
    valid_until(request, next_change(now) or now + AT_LEAST)
    current = matters(_language())
    valid_until(request, current.until)
    newest = [listed(p) for p in _in_this_language().newest_first()[:NEWEST]]
    shown = {newest[0].url if newest else "", *current.shown()}
    pushed = [n for n in notices(_language(), EVERYBODY, most=NOW) if n.reading.url not in shown]
    context = {
        "lead": newest[0] if newest else None,
        "newest": [reading for reading in newest if reading.url not in shown],
        "matters": current,
        "notices": pushed,
        "groups": facets.roots("group", _language()),
        "regions": facets.ways("region", _language()),
    }
    return render(request, "portal/home.html", context)


@cached_page("page")
@require_safe
def section(request: HttpRequest, section: str) -> HttpResponse:
    """One topic's shelf, newest first."""
    topic = get_object_or_404(Topic, code=section)
    if topic.merged_into:
        return redirect(f"/{_language()}/{topic.merged_into.code}/", permanent=True)
    codes = facets.holding("topic", [section])
    page = page_of(_in_this_language().in_sections(codes).newest_first(), request)
    above, below, _ = facets.around("topic", topic, _language())
    context = {
        "section": section,
        "section_name": topic.name(_language()),
        "above": above,
        "below": below,
        "page": page,
        "articles": [listed(publication) for publication in page],
    }
    return render(request, "portal/section.html", context)


@cached_page()
@require_safe
def article(request: HttpRequest, section: str, slug: str) -> HttpResponse:
    """The current publication at this address, or what became of it."""
    publication = publication_at(_language(), f"{section}/{slug}")
    if publication is None:
        return former(request, f"{section}/{slug}", language=_language())
    reading = publication_reading(publication)
    context = {
        "reading": reading,
        "described": described(request, reading),
        "base": around.base(publication),
        "additions": around.additions(publication),
        "outcomes": around.endings(publication),
        "related": around.related(publication),
        "links": around.Links(publication, request),
    }
    return render(request, "pages/article.html", context)


def _language() -> str:
    return get_language() or languages.DEFAULT


def _in_this_language() -> PublicationQuerySet:
    return Publication.objects.current().whole().in_language(_language())
