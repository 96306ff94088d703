"""`/api/v1/`: what is public, for other programs. The description stands at openapi.json."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Query

from content.pages.reading import Reading
from content.release.models import Publication
from content.release.reading import listed, public_pictures
from content.taxonomy.tagging import TERMS
from portal.preferences import PARTS, Audience, Preferences

from .schemas import Article, Articles, Asked, Vocabulary

ON_A_PAGE = 50
#: No page of documentation: ninja's would load scripts from other hosts.
api = NinjaAPI(title="科普e站", version="1", docs_url=None, urls_namespace="api-1")


@api.get("/articles", response=Articles)
def articles(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Current articles of one language, the newest first; filters mean what “for you” means."""
    wanted = {facet: [getattr(asked, facet)] for facet in PARTS if getattr(asked, facet)}
    preferences = Preferences.of(wanted)
    if preferences.all() != {code for codes in wanted.values() for code in codes}:
        raise Http404("unknown code")
    found = Publication.objects.current().in_language(asked.language).newest_first()
    found = Audience.of(preferences).select(found)
    pages = Paginator(found.in_section(asked.section) if asked.section else found, ON_A_PAGE)
    items = [_summary(request, listed(p), p) for p in pages.get_page(asked.page)]
    return {"count": pages.count, "page": asked.page, "pages": pages.num_pages, "items": items}


@api.get("/articles/{language}/{section}/{slug}", response=Article)
def article(request: HttpRequest, language: str, section: str, slug: str) -> dict[str, Any]:
    """The current version of one article; 404 for what is not public, or no longer."""
    publication = Publication.objects.for_path(language, f"{section}/{slug}")
    if publication is None:
        raise Http404(slug)
    pictures = public_pictures(publication)
    siblings = Publication.objects.siblings_of(publication)
    return {
        **_summary(request, listed(publication), publication),
        "fingerprint": publication.fingerprint,
        "content": publication.content,
        "pictures": {
            sha256: [
                {
                    "url": _absolute(request, s.url),
                    "mime": s.mime,
                    "width": s.width,
                    "height": s.height,
                }
                for s in sources
            ]
            for sha256, sources in pictures.items()
        },
        "vouched": publication.vouched,
        "translations": {p.language: _absolute(request, p.url) for p in siblings},
    }


@api.get("/vocabulary", response=Vocabulary)
def vocabulary(request: HttpRequest) -> dict[str, Any]:
    """The codes and names that articles, pushes and stations share."""
    return {
        name: [{"code": t.code, "names": t.names()} for t in model._default_manager.all()]
        for name, model in TERMS.items()
    }


@api.get("/publications/{fingerprint}", response=Article)
def by_fingerprint(request: HttpRequest, fingerprint: str) -> dict[str, Any]:
    """The current article with exactly this content, for those who check what they hold."""
    found = get_object_or_404(Publication.objects.current(), fingerprint=fingerprint)
    return article(request, found.language, found.section, found.slug)


def _summary(request: HttpRequest, reading: Reading, publication: Publication) -> dict[str, Any]:
    content, cover = publication.content, reading.cover
    return {
        "url": _absolute(request, publication.url),
        **{name: getattr(publication, name) for name in _FIELDS},
        **{facet: content[facet] for facet in TERMS},
        "urgent_until": content["urgent_until"] or None,
        "picture": _absolute(request, cover.src) if cover and cover.src else None,
    }


_FIELDS = (
    "kind",
    "language",
    "section",
    "slug",
    "title",
    "summary",
    "version",
    "released_at",
    "sample",
)


def _absolute(request: HttpRequest, path: str) -> str:
    return request.build_absolute_uri(path)
