"""Paper: a poster of an article to print, and what its code leads to when it is read again."""

from io import BytesIO

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.pages.reading import Reading
from content.release.asking import publication_at
from content.release.enums import PublicationState
from content.release.models import Publication
from content.release.reading import listed, publication_reading
from portal import languages
from portal.page_cache.declarations import cached_page, uncached
from portal.preferences import Preferences

from .former import former

SIZES = ("a3", "a4")
#: More would not be read from two metres.
MOST_ACTS = 3
#: So many letters fit beside the title, alone on the sheet and beside the other language.
ROOM = {"zh-hans": (240, 100), "mvf": (420, 230)}
#: What a verdict's two headings and the space around them take, in letters.
VERDICT = 60


@cached_page(many=True)
@require_safe
def poster(request: HttpRequest, path: str, size: str, *, both: bool = False) -> HttpResponse:
    """One sheet in the reader's language, or in both, from what is public now."""
    language = get_language() or languages.DEFAULT
    publication = publication_at(language, path)
    if size not in SIZES:
        raise Http404(path)
    if publication is None:
        last = f"{size}/both/" if both else f"{size}/"
        return former(
            request,
            path,
            language=language,
            now_at=lambda now: f"/{now.language}/poster/{now.path}/{last}",
        )
    shown = [publication]
    if both:
        shown += Publication.objects.siblings_of(publication)[:1]
    context = {
        "sheets": [
            {"reading": r, "acts": _acts(r, room=ROOM[r.language][both])}
            for r in map(publication_reading, shown)
        ],
        "publication": publication,
        "size": size,
        "sizes": [(one, f"/{language}/poster/{path}/{one}/") for one in SIZES],
        "code": request.build_absolute_uri(f"/q/{publication.pk}"),
        "both": both,
    }
    return render(request, "portal/poster.html", context)


@cached_page(many=True)
@require_safe
def qr(request: HttpRequest, pk: int) -> HttpResponse:
    """The code of one version, for screens and paper. It never changes."""
    publication = get_object_or_404(Publication, pk=pk)
    return _drawn(request.build_absolute_uri(f"/q/{publication.pk}"))


@cached_page(many=True)
@require_safe
def choice_qr(request: HttpRequest, language: str, code: str) -> HttpResponse:
    """The code that carries a choice of region, group and topics to another phone."""
    preferences = Preferences.parse(code)
    if language not in languages.ALL or preferences.code != code or not preferences:
        raise Http404(code)
    return _drawn(request.build_absolute_uri(f"/{language}/mine/{code}/"))


@uncached("a redirect, and few scan")
@require_safe
def scanned(request: HttpRequest, pk: int) -> HttpResponse:
    """From paper to the article: to itself while it is current, else to what became of it."""
    publication = get_object_or_404(Publication, pk=pk)
    old = publication.state == PublicationState.SUPERSEDED
    address = f"/{publication.language}/printed/{pk}/" if old else publication.url
    response = redirect(address)
    response["Cache-Control"] = "no-cache"
    return response


@cached_page(many=True)
@require_safe
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper in the reader's hand is of an older version: say so, and give the new one."""
    publication = get_object_or_404(Publication, pk=pk, language=get_language())
    now = Publication.objects.current().filter(page_id=publication.page_id).first()
    if now is None:
        return redirect(publication.url)
    context = {"old": publication, "now": now, "reading": listed(now)}
    return render(request, "portal/printed.html", context)


def _drawn(text: str) -> HttpResponse:
    drawn = BytesIO()
    code = segno.make(text, error="m")
    code.save(drawn, kind="svg", border=2, dark="#101c25", light="#fff", xmldecl=False)
    response = HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _acts(reading: Reading, *, room: int) -> list[dict[str, str]]:
    """What to do and not to do, from the claims that say so: as many as there is room for.

    One at least, but beside a rumour none: what is true says it already.
    """
    claims = [block.value for block in reading.blocks if block.type == "claim"]
    acts = [c for c in claims if c.get("do") or c.get("dont")] or claims
    kept: list[dict[str, str]] = []
    rumours = [block.value for block in reading.blocks if block.type == "rumour"]
    room -= sum(len(value["rumour"] + value["truth"]) + VERDICT for value in rumours)
    for act in acts[:MOST_ACTS]:
        told = act.get("do", "") + act.get("dont", "") or act["statement"]
        room -= len(told)
        if room < 0 and (kept or rumours):
            break
        kept.append(act)
    return kept
