"""What a reader sees when something is not there, in the language of the address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import get_language

from portal import languages


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 with a way on: search and home."""
    language = get_language() or languages.DEFAULT
    context = {"switch_url": f"/{languages.other_than(language)}/"}
    return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 in both languages, without a query: the database may be what is broken."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)
