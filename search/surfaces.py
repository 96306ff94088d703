"""The way to meet content that search offers (content.release.surfaces)."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.conf import settings

from content.release.surfaces import Surface, Visit, register


def connect() -> None:
    """Called once, from the app's `ready`."""
    register(Surface("search", results, urls=("search",)))


def results(visit: Visit, text: str) -> Iterator[bytes]:
    """What is found for the text itself, in each language."""
    for language in settings.HTML_LANG:
        yield visit(f"/{language}/search/?{urlencode({'q': text})}")
