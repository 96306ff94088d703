"""Where a new text begins: in which language, in which section, of which kind."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET
from wagtail.models import Locale

from .models import SectionPage


@dataclass(frozen=True)
class Shelf:
    """One section, and the address of the form of each kind of text it takes."""

    name: str
    forms: list[tuple[str, str]]


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Every section that this person may write in, by language."""
    found = [(locale, shelves(locale, request.user)) for locale in Locale.objects.order_by("pk")]
    languages = [(locale, rows) for locale, rows in found if rows]
    return render(request, "pages/admin/start.html", {"languages": languages})


def shelves(locale: Locale, user: Any) -> list[Shelf]:
    """The sections of one language in which `user` may begin a text, under their Chinese names."""
    sections = SectionPage.objects.filter(locale=locale).select_related("topic")
    mine = [one for one in sections if one.permissions_for_user(user).can_add_subpage()]
    return [Shelf(str(section.topic), _forms(section)) for section in mine]


def _forms(section: SectionPage) -> list[tuple[str, str]]:
    return [
        (str(model._meta.verbose_name), _address(model, section))
        for model in section.creatable_subpage_models()
    ]


def _address(model: Any, section: SectionPage) -> str:
    where = [model._meta.app_label, model._meta.model_name, section.pk]
    return reverse("wagtailadmin_pages:add", args=where)
