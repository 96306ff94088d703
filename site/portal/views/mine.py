"""For you: lists made from a code in the address. No account, no cookie, nothing kept here."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.release.models import Publication
from content.release.reading import listed
from content.taxonomy.models import Region
from portal import facets, languages
from portal.matters import matters
from portal.notices import next_change, notices
from portal.page_cache.declarations import cached_page, uncached, valid_until
from portal.paging import page_of
from portal.preferences import PARTS, Audience, Preferences, Reasons, from_form

#: How long a page that asks the clock holds when no push begins or ends.
AT_LEAST = timedelta(hours=1)


@uncached("a form that leads to the address of its answer")
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The form; sent, it leads to the list with the choice in its address."""
    preferences = from_form(request.GET)
    if preferences:
        return redirect(f"/{_language()}/mine/{preferences.code}/")
    return render(request, "portal/choose.html", _form(Preferences.parse("")))


@cached_page(many=True)
@require_safe
def change(request: HttpRequest, code: str) -> HttpResponse:
    """The form with what the code says already ticked."""
    return render(request, "portal/choose.html", _form(Preferences.parse(code)))


@cached_page("page", many=True)
@require_safe
def mine(request: HttpRequest, code: str) -> HttpResponse:
    """What is meant for readers of this choice, the newest first, each with the reason why."""
    preferences = Preferences.parse(code)
    if not preferences:
        return redirect(f"/{_language()}/mine/")
    if preferences.code != code:
        return redirect(f"/{_language()}/mine/{preferences.code}/")
    audience = Audience.of(preferences)
    found = audience.select(Publication.objects.current().in_language(_language()))
    page = page_of(found.newest_first(), request)
    readings = [listed(publication) for publication in page]
    current = matters(
        _language(), Region.objects.filter(code__in=preferences.chosen.get("region", ()))
    )
    valid_until(request, current.until)
    reasons = Reasons.of(preferences, _language())
    context = {
        "preferences": preferences,
        "ways": preferences.ways(_language()),
        "matters": current if page.number == 1 else None,
        "page": page,
        "items": [(reading, reasons.why(reading)) for reading in readings],
    }
    return render(request, "portal/mine.html", context)


@cached_page(many=True)
@require_safe
def pushed(request: HttpRequest, code: str = "") -> HttpResponse:
    """What is being pushed now: everything, or what is meant for this choice."""
    preferences = Preferences.parse(code)
    now = timezone.now()
    valid_until(request, next_change(now) or now + AT_LEAST)
    reasons = Reasons.of(preferences, _language())
    context = {
        "preferences": preferences,
        "ways": preferences.ways(_language()),
        "notices": [
            # Where nothing is chosen there is no reason to give.
            (notice, reasons.why(notice.reading) if preferences else None)
            for notice in notices(_language(), Audience.of(preferences))
        ],
    }
    return render(request, "portal/notices.html", context)


def _form(preferences: Preferences) -> dict[str, Any]:
    language = _language()
    groups = [(facet, facets.ways(facet, language), PARTS[facet]) for facet in PARTS]
    return {"choices": groups, "chosen": preferences.all(), "preferences": preferences}


def _language() -> str:
    return get_language() or languages.DEFAULT
