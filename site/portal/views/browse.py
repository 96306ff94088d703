"""Ways through what is public: by topic, group, livelihood and region; and the e-stations."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.release.models import Publication
from content.release.reading import listed
from content.taxonomy.models import Region
from portal import facets, languages
from portal.described_station import described_station
from portal.matters import calendar, matters
from portal.page_cache.declarations import cached_page, valid_until
from portal.paging import page_of
from portal.preferences import Preferences
from portal.stations import banner_of, ends, place, places
from push.stations.models import Station


@cached_page("page")
@require_safe
def facet(request: HttpRequest, facet: str, code: str) -> HttpResponse:
    """What is public for one term, newest first."""
    language = _language()
    term = facets.term(facet, code)
    if term is None:
        raise Http404(code)
    if term.merged_into:
        return redirect(facets.way(facet, term.merged_into, language).url, permanent=True)
    above, below, beside = facets.around(facet, term, language)
    found = facets.about(Publication.objects.current().in_language(language), facet, term)
    found = found if facet == "region" else found.whole()
    page = page_of(found.newest_first(), request)
    context = {
        "facet": facet,
        "term": facets.way(facet, term, language),
        "page": page,
        "articles": [listed(publication) for publication in page],
        "above": above,
        "below": below,
        "ways": beside,
        "code": Preferences.of({facet: [code]}).code,
        "calendar": calendar(term, language) if facet == "season" else [],
    }
    if facet == "region" and page.number == 1:
        context["matters"] = current = matters(language, [term])
        valid_until(request, current.until)
    return render(request, "portal/facet.html", context)


@cached_page()
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who we are and how a fact is checked; every word from the catalogues."""
    return render(request, "portal/about.html")


@cached_page()
@require_safe
def stations(request: HttpRequest, code: str = "") -> HttpResponse:
    """Where the screens stand and who looks after them: all, or those of one region."""
    language = _language()
    region = Region.objects.filter(code=code).first() if code else None
    if code and region is None:
        raise Http404(code)
    if region and region.merged_into:
        return redirect(f"/{language}/stations/{region.merged_into.code}/", permanent=True)
    found = Station.objects.not_retired()
    groups = places(found.serving(region) if region else found, language)
    valid_until(request, ends(groups))
    context = {
        "region": facets.way("region", region, language) if region else None,
        "places": groups,
        "ways": facets.ways("region", language),
    }
    return render(request, "portal/stations.html", context)


@cached_page()
@require_safe
def station(request: HttpRequest, code: str) -> HttpResponse:
    """One station: when it is open, whom to call, what its screen shows."""
    language = _language()
    stations = Station.objects.not_retired().select_related("region")
    found = get_object_or_404(stations, code=code)
    shown = place(found, language, timezone.now())
    valid_until(request, shown.opening.until)
    context = {
        "station": shown,
        "banner": facets.way("region", banner_of(found), language),
        "json": described_station(request, found, shown),
    }
    return render(request, "portal/station.html", context)


def _language() -> str:
    return get_language() or languages.DEFAULT
