"""`/api/v1/`: what is public, for other programs. The description stands at openapi.json."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import NinjaAPI, Query

from content.pages.reading import Reading
from content.release.asking import publication_at
from content.release.models import Publication
from content.release.reading import listed, public_pictures
from content.taxonomy.models import TreeTerm
from content.taxonomy.tagging import TERMS
from portal import around, facets
from portal.described import LICENCES
from portal.notices import next_change
from portal.page_cache.declarations import valid_until
from portal.preferences import PARTS, Audience, Preferences

from .schemas import Article, Articles, Asked, Vocabulary
from .stations import router as stations

ON_A_PAGE = 50
#: No page of documentation: ninja's would load scripts from other hosts.
api = NinjaAPI(title="科普e站", version="1", docs_url=None, urls_namespace="api-1")
api.add_router("/stations", stations)


@api.get("/articles", response=Articles)
def articles(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Current articles of one language, the newest first; filters mean what “for you” means."""
    wanted = {facet: [getattr(asked, facet)] for facet in PARTS if getattr(asked, facet)}
    named = {**wanted, **({"season": [asked.season]} if asked.season else {})}
    if not all(facets.term(facet, code) for facet, (code,) in named.items()):
        raise Http404("unknown code")
    found = Publication.objects.current().in_language(asked.language).newest_first()
    found = Audience.of(Preferences.of(wanted)).select(found)
    if asked.season:
        found = found.tagged("seasons", facets.holding("season", [asked.season]))
    if asked.section:
        found = found.in_sections(facets.holding("topic", [asked.section]))
    if asked.urgent:
        found = found.urgent(now := timezone.now())
        valid_until(request, next_change(now) or now + timedelta(hours=1))
    pages = Paginator(found, ON_A_PAGE)
    items = [_summary(request, listed(p), p) for p in pages.get_page(asked.page)]
    return {"count": pages.count, "page": asked.page, "pages": pages.num_pages, "items": items}


@api.get("/articles/{language}/{section}/{slug}", response=Article)
def article(request: HttpRequest, language: str, section: str, slug: str) -> dict[str, Any]:
    """The current version of one article; 404 for what is not public, or no longer."""
    publication = publication_at(language, f"{section}/{slug}")
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
        "files": {
            sha256: _absolute(request, url) for sha256, url in listed(publication).files.items()
        },
        "vouched": publication.vouched,
        "additions": [_absolute(request, a.reading.url) for a in around.additions(publication)],
        "translations": {p.language: _absolute(request, p.url) for p in siblings},
    }


@api.get("/vocabulary", response=Vocabulary)
def vocabulary(request: HttpRequest) -> dict[str, Any]:
    """The codes and names that articles, pushes and stations share."""
    return {
        name: [_term(term) for term in model._default_manager.select_related(*_LINKS[name])]
        for name, model in TERMS.items()
    }


#: What a term of each vocabulary may lead to.
_LINKS = {
    name: ["merged_into", *(["parent"] if issubclass(model, TreeTerm) else [])]
    for name, model in TERMS.items()
}


def _term(term: Any) -> dict[str, Any]:
    into, parent = term.merged_into, getattr(term, "parent", None)
    links = {"parent": parent and parent.code, "merged_into": into and into.code}
    return {"code": term.code, "names": term.names(), **links}


@api.get("/publications/{fingerprint}", response=Article)
def by_fingerprint(request: HttpRequest, fingerprint: str) -> dict[str, Any]:
    """The current article with exactly this content, for those who check what they hold."""
    found = get_object_or_404(Publication.objects.current(), fingerprint=fingerprint)
    return article(request, found.language, found.section, found.slug)


def _summary(request: HttpRequest, reading: Reading, publication: Publication) -> dict[str, Any]:
    content, cover, base = publication.content, reading.cover, around.base(publication)
    return {
        "url": _absolute(request, publication.url),
        **{name: getattr(publication, name) for name in _FIELDS},
        **{facet: content[facet] for facet in TERMS},
        "urgent_until": content["urgent_until"] or None,
        "adds_to": _absolute(request, base.url) if base else None,
        "provenance": {
            **content["provenance"],
            "unit_names": publication.names["unit"].get(content["provenance"]["unit"], {}),
            "licence_url": LICENCES.get(content["provenance"]["licence"], ""),
        },
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
