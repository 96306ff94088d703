"""One page of a list of publications."""

from django.core.paginator import EmptyPage, InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest

from content.release.models import Publication
from content.release.querysets import PublicationQuerySet

ON_A_PAGE = 20


def page_of(found: PublicationQuerySet, request: HttpRequest) -> Page[Publication]:
    """The page that the address asks for; raises Http404 when there is no such page."""
    try:
        return Paginator(found, ON_A_PAGE).page(request.GET.get("page", 1))
    except (EmptyPage, InvalidPage) as error:
        raise Http404(str(error)) from error
