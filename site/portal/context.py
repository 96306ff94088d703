"""What every public template may say: its language, the way to the other one, the shelves."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from . import languages
from .shelves import shelves


def place(request: HttpRequest) -> dict[str, Any]:
    """Where the reader is. Costs no query unless the template lists the shelves."""
    language = get_language() or languages.DEFAULT
    other = languages.other_than(language)
    return {
        "language": language,
        "html_lang": languages.html_lang(language),
        "vertical": language == languages.MONGOLIAN,
        "home_url": f"/{language}/",
        "search_url": f"/{language}/search/",
        "other_language": other,
        "other_html_lang": languages.html_lang(other),
        "other_home_url": f"/{other}/",
        "switch_url": switched(request, other),
        "shelves": SimpleLazyObject(lambda: shelves(language)),
    }


def switched(request: HttpRequest, other: str) -> str:
    """This very address in the other language; its home for what is outside the languages.

    The page number is dropped: the other language's list may be shorter.
    """
    language = languages.of_path(request.path_info)
    if language is None:
        return f"/{other}/"
    kept = QueryDict(mutable=True)
    kept.update(request.GET)
    kept.pop("page", None)
    path = f"/{other}{request.path_info[len(language) + 1 :]}"
    return f"{path}?{kept.urlencode()}" if kept else path
