"""The ways to meet content that the portal offers (content.release.surfaces)."""

import hashlib
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from content.media.models import Attachment, Picture
from content.pages.models import ArticlePage
from content.release.models import Publication
from content.release.surfaces import Surface, Visit, register, register_silent
from content.taxonomy.models import Region, Topic
from portal.facets import FACETS
from portal.paging import ON_A_PAGE

#: What a stranger might try in the staff's house, for one page.
_STAFF = (
    "/admin/pages/{pk}/edit/",
    "/admin/pages/{pk}/view_draft/",
    "/admin/pages/{pk}/history/",
    "/admin/pages/{pk}/edit/preview/",
    "/admin/review/{pk}/preview/",
    "/admin/review/{pk}/preview/?mode=kiosk",
    "/admin/review/{pk}/readiness/",
    "/admin/release/{pk}/",
    "/admin/api/main/pages/{pk}/",
)


def connect() -> None:
    """Called once, from the app's `ready`."""
    register(Surface("home", home, urls=("root", "home")))
    register(Surface("section", sections, urls=("section",)))
    register(Surface("facet", facets, urls=tuple(FACETS)))
    register_silent("about", urls=("about", "stations", "stations_in", "station", "qr"))
    register(Surface("article", articles, urls=("article",)))
    register(Surface("sitemap", sitemap, urls=("sitemap", "robots")))
    register(Surface("object", released_objects, urls=("object",)))
    register(Surface("upload", uploads, urls=("upload", "wagtaildocs_serve")))
    register(Surface("staff", staff, under=("admin/",)))
    register(Surface("poster", posters, urls=("poster", "poster_both")))
    register(Surface("printed", printed, urls=("scanned", "printed")))
    register(Surface("mine", mine, urls=("mine",)))
    register(Surface("notices", notices, urls=("notices", "my_notices")))
    register(Surface("feed", feeds, urls=("feed", "my_feed")))
    register(Surface("api", api, under=("api/v1/",)))
    register_silent("choice", urls=("choose", "change", "choice_qr", "offline", "worker"))
    register_silent("letters", urls=("ask", "message", "find_message"))
    register(Surface("report", reports, urls=("report",)))
    register_silent("health", urls=("live", "ready"))


def home(visit: Visit, text: str) -> Iterator[bytes]:
    """The first page of each language, and where the bare address leads."""
    yield from (visit(path) for path in ["/", *_in_each_language("")])


def sections(visit: Visit, text: str) -> Iterator[bytes]:
    """Every shelf to its last page."""
    for code in Topic.objects.values_list("code", flat=True):
        for number in _pages():
            yield from (visit(path) for path in _in_each_language(f"{code}/?page={number}"))


def facets(visit: Visit, text: str) -> Iterator[bytes]:
    """Every way to browse, to its last page."""
    for facet, codes in _used().items():
        for code in codes:
            for number in _pages():
                address = f"{facet}/{code}/?page={number}"
                yield from (visit(path) for path in _in_each_language(address))


def mine(visit: Visit, text: str) -> Iterator[bytes]:
    """The lists of every single choice; the empty choice leads to the form."""
    for code in _choices():
        for number in _pages():
            yield from (visit(path) for path in _in_each_language(f"mine/{code}/?page={number}"))


def notices(visit: Visit, text: str) -> Iterator[bytes]:
    """What is pushed, to all and to every single choice."""
    for code in ["", *(f"{choice}/" for choice in _choices())]:
        yield from (visit(path) for path in _in_each_language(f"notices/{code}"))


def feeds(visit: Visit, text: str) -> Iterator[bytes]:
    """Both forms of the whole feed and of every single choice."""
    for start in ["", *(f"mine/{choice}/" for choice in _choices())]:
        for form in ("atom", "json"):
            for path in _in_each_language(f"{start}feed.{form}"):
                answer = visit(path)
                yield from (answer, answer.decode("unicode_escape", "ignore").encode())


def api(visit: Visit, text: str) -> Iterator[bytes]:
    """Every list, and every article that is or was at an address."""
    for language, _ in settings.LANGUAGES:
        for number in _pages():
            yield visit(f"/api/v1/articles?language={language}&page={number}")
        for path in Publication.objects.values_list("path", flat=True):
            yield visit(f"/api/v1/articles/{language}/{path}")
    for mark in Publication.objects.values_list("fingerprint", flat=True):
        yield visit(f"/api/v1/publications/{mark}")


def _choices() -> Iterator[str]:
    for place, codes in enumerate(_used().values()):
        for code in codes:
            yield "~" * {0: 3, 1: 1, 2: 2, 3: 0}[place] + code


def posters(visit: Visit, text: str) -> Iterator[bytes]:
    """Every article's sheet, alone and beside the other language."""
    for path in Publication.objects.values_list("path", flat=True):
        for tail in ("a4/", "a3/both/"):
            yield from (visit(one) for one in _in_each_language(f"poster/{path}/{tail}"))


def printed(visit: Visit, text: str) -> Iterator[bytes]:
    """What the code on each printed version leads to, followed to its end."""
    for publication in Publication.objects.all():
        yield visit(f"/q/{publication.pk}")
        yield visit(f"/{publication.language}/printed/{publication.pk}/")
        yield visit(publication.url)


def reports(visit: Visit, text: str) -> Iterator[bytes]:
    """The form about each article, which names its title and the claim in question."""
    for publication in Publication.objects.all():
        for number in range(len(publication.content["body"]) + 1):
            yield visit(f"/{publication.language}/report/{publication.path}/?claim=b{number}")


def articles(visit: Visit, text: str) -> Iterator[bytes]:
    """Every address that a page, its newest draft, or any publication has or had."""
    paths = {f"{path}/" for path in Publication.objects.values_list("path", flat=True)}
    for page in ArticlePage.objects.all():
        paths |= {page.public_path(), page.get_latest_revision_as_object().public_path()}
    for path in sorted(paths):
        yield from (visit(address) for address in _in_each_language(path))


def sitemap(visit: Visit, text: str) -> Iterator[bytes]:
    """What search engines are told."""
    yield from (visit("/sitemap.xml"), visit("/robots.txt"))


def released_objects(visit: Visit, text: str) -> Iterator[bytes]:
    """Everything in the public store; and by its digest, every upload (its title says which)."""
    for path in sorted(Path(settings.OBJECT_ROOT).glob("??/*")):
        if not path.suffix:  # beside each object lies its media type
            yield visit(f"/o/{path.name}")
    for picture in Picture.objects.prefetch_related("renditions"):
        yield from _reached(visit, picture.title, [picture, *picture.renditions.all()])
    for attachment in Attachment.objects.all():
        yield from _reached(visit, attachment.title, [attachment])


def uploads(visit: Visit, text: str) -> Iterator[bytes]:
    """Originals, renditions and documents by their direct addresses, which refuse strangers."""
    for picture in Picture.objects.prefetch_related("renditions"):
        files: list[Any] = [picture, *picture.renditions.all()]
        for one in files:
            yield from _open(visit, one.file.url, picture.title)
    for attachment in Attachment.objects.all():
        yield from _open(visit, attachment.url, attachment.title)
        yield from _open(visit, attachment.file.url, attachment.title)


def staff(visit: Visit, text: str) -> Iterator[bytes]:
    """Drafts, previews and history behind the sign-in."""
    for pk in ArticlePage.objects.values_list("pk", flat=True):
        yield from (visit(path.format(pk=pk)) for path in _STAFF)


def _used() -> dict[str, list[str]]:
    """By facet, every code that a public text or a draft carries, and the regions around them."""
    said = list(Publication.objects.values_list("content", flat=True))
    drafts = [page.get_latest_revision_as_object() for page in ArticlePage.objects.all()]
    found: dict[str, set[str]] = {}
    for facet, (name, _model) in FACETS.items():
        found[facet] = {code for content in said for code in content[name]}
        found[facet] |= {term.code for draft in drafts for term in getattr(draft, name).all()}
    inner = Region.objects.filter(code__in=found["region"])
    found["region"] |= {around.code for region in inner for around in region.get_ancestors()}
    return {facet: sorted(codes) for facet, codes in found.items()}


def _pages() -> range:
    return range(1, (math.ceil(Publication.objects.current().count() / ON_A_PAGE) or 1) + 1)


def _in_each_language(path: str) -> list[str]:
    return [f"/{code}/{path}" for code, _ in settings.LANGUAGES]


def _open(visit: Visit, address: str, title: str) -> Iterator[bytes]:
    """The answer, and the title of what was asked for unless it is a way to the sign-in."""
    answer = visit(address)
    yield answer
    if b"/admin/login/" not in answer:
        yield title.encode()


def _reached(visit: Visit, title: str, uploaded: Iterable[Picture | Attachment]) -> Iterator[bytes]:
    for one in uploaded:
        with one.file.storage.open(one.file.name) as file:
            data = file.read()
        if data in visit(f"/o/{hashlib.sha256(data).hexdigest()}"):
            yield title.encode()
