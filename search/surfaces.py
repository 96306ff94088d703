"""The way to meet content that search offers (content.release.surfaces)."""

import html
from collections.abc import Iterator
from urllib.parse import urlencode

from django.conf import settings

from content.release.surfaces import Surface, Visit, register


def connect() -> None:
    """Called once, from the app's `ready`."""
    register(Surface("search", results, urls=("search", "search_suggest")))


def results(visit: Visit, text: str) -> Iterator[bytes]:
    """What is found for the text itself, in each language."""
    query = urlencode({"q": text})
    for language in settings.HTML_LANG:
        yield _without_echo(visit(f"/{language}/search/?{query}"), text, query)
        yield visit(f"/{language}/search/suggest/?{query}")


def _without_echo(answer: bytes, text: str, query: str) -> bytes:
    """The page without the reader's own words, where it says them back."""
    for said in (f'value="{html.escape(text)}"', f" · {html.escape(text)} · ", query):
        answer = answer.replace(said.encode(), b"")
    return answer
