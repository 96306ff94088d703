"""The search page: an address carries all of it, nothing is remembered."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from . import queries
from .forms import SearchForm
from .presentation import Addresses, cards


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was found, or the empty page to search from."""
    form = SearchForm(request.GET)
    context: dict[str, Any] = {"query": form.text}
    if form.text:
        asked = form.request(get_language() or "zh-hans")
        answer = queries.search(asked)
        at = Addresses(asked, answer.pages)
        context |= {"asked": asked, "answer": answer, "at": at, "cards": list(cards(answer))}
        context["switch_url"] = at.switched
    return render(request, "search/search.html", context)
