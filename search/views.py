"""The search page: an address carries all of it, nothing is remembered about who asks."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from content.taxonomy.models import Topic

from . import asked, guesses, queries
from .forms import SearchForm
from .narrowing import Addresses, ways
from .presentation import cards


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was found, or the empty page to search from."""
    form = SearchForm(request.GET)
    context: dict[str, Any] = {"query": form.text}
    if form.text:
        context |= _answered(form.request(_language()))
    return render(request, "search/search.html", context)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Names that go on as what was typed so far; from the second letter on."""
    names = guesses.completions(SearchForm(request.GET).text, _language())
    response = JsonResponse({"names": names}, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "public, max-age=300"
    response["X-Robots-Tag"] = "noindex"
    return response


def _answered(wanted: queries.Request) -> dict[str, Any]:
    answer = queries.search(wanted)
    at = Addresses(wanted, answer.pages)
    _count(wanted, found=answer.exact > 0)
    return {
        "asked": wanted,
        "answer": answer,
        "at": at,
        "cards": list(cards(answer)),
        "ways": list(ways(wanted, answer)),
        "near": [] if answer.total else _topics_near(wanted),
        "ask_url": f"{reverse('ask')}?{urlencode({'q': wanted.text})}",
        "switch_url": at.switched,
    }


def _count(wanted: queries.Request, *, found: bool) -> None:
    if wanted.page == 1:
        region = "".join(wanted.facets.get("regions", ())[:1])
        asked.count(wanted.text, language=wanted.language, region=region, found=found)


def _topics_near(wanted: queries.Request) -> list[dict[str, str]]:
    codes = queries.topics_near(wanted.text)[:3]
    names = {topic.code: topic.name(wanted.language) for topic in Topic.objects.all()}
    return [
        {"name": names[code], "url": f"/{wanted.language}/{code}/"}
        for code in codes
        if code in names
    ]


def _language() -> str:
    return get_language() or "zh-hans"
