"""What became of an address at which nothing stands any more."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from content.release.asking import publication_at
from content.release.models import Publication
from content.release.reading import listed
from portal import languages


def former(
    request: HttpRequest,
    path: str,
    *,
    language: str,
    now_at: Callable[[Publication], str] = lambda now: now.url,
) -> HttpResponse:
    """A redirect to where the same text stands now, 410 for what was called back, else an offer.

    The offer is the same article in the other language. `now_at` says where a reader of this
    address goes on, from the version that is current. Raises Http404 for what never was.
    """
    past = Publication.objects.in_language(language).filter(path=path).newest_first().first()
    if past is None:
        return _untranslated(request, path, language)
    now = Publication.objects.current().filter(page_id=past.page_id).first()
    if now is not None:
        return redirect(now_at(now), permanent=True)
    context = {
        "switch_url": f"/{languages.other_than(language)}/",
        "grounds": past.get_grounds_display(),
        "since": past.withdrawn_at,
    }
    return render(request, "410.html", context, status=410)


def _untranslated(request: HttpRequest, path: str, language: str) -> HttpResponse:
    """There is this article, in the other language: say so in the reader's, and offer it."""
    other = publication_at(languages.other_than(language), path)
    if other is None:
        raise Http404(path)
    context = {"reading": listed(other), "switch_url": other.url}
    return render(request, "portal/untranslated.html", context)
