"""Where a new text begins: in which language, in which section, of which kind.

A link may bring the title along, as `?title=`: what readers look for and nobody has written yet.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Locale

from .models import SectionPage

LONGEST_TITLE = 100


@dataclass(frozen=True)
class Shelf:
    """One section, and the address of the form of each kind of text it takes."""

    name: str
    forms: list[tuple[str, str]]


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Every section that this person may write in, by language."""
    title = title_of(request)
    locales = Locale.objects.order_by("pk")
    found = [(locale, shelves(locale, request.user, title=title)) for locale in locales]
    languages = [(locale, rows) for locale, rows in found if rows]
    return render(request, "pages/admin/start.html", {"languages": languages, "title": title})


class BeginView(CreateView):
    """Wagtail's form for a new page, with the title that the link brings filled in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.page.title = title_of(request)
        response: HttpResponse = super().get(request)
        return response


def title_of(request: HttpRequest) -> str:
    """The title that a link brings along, on one line; empty without one."""
    return " ".join(request.GET.get("title", "").replace("\0", "").split())[:LONGEST_TITLE]


def shelves(locale: Locale, user: Any, *, title: str = "") -> list[Shelf]:
    """The sections of one language in which `user` may begin a text, under their Chinese names."""
    sections = SectionPage.objects.filter(locale=locale).select_related("topic")
    mine = [one for one in sections if one.permissions_for_user(user).can_add_subpage()]
    return [Shelf(str(section.topic), _forms(section, title)) for section in mine]


def _forms(section: SectionPage, title: str) -> list[tuple[str, str]]:
    return [
        (str(model._meta.verbose_name), _address(model, section, title))
        for model in section.creatable_subpage_models()
    ]


def _address(model: Any, section: SectionPage, title: str) -> str:
    where = [model._meta.app_label, model._meta.model_name, section.pk]
    if not title:
        return reverse("wagtailadmin_pages:add", args=where)
    return f"{reverse('kepu_begin', args=where)}?{urlencode({'title': title})}"
