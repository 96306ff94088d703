"""What a public view says of itself: may its pages be kept, by which query keys, and until when."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from django.http import HttpRequest
from django.urls import Resolver404, URLPattern, resolve
from django.utils import translation

from portal import languages

#: Where the environ of a request carries the recording of its render.
RECORDING = "kepu.page_cache.recording"

View = TypeVar("View", bound=Callable[..., Any])


class Policy(NamedTuple):
    """The query keys that a view knows, and whether its paths are without number."""

    keys: tuple[str, ...]
    many: bool


def cached_page(*keys: str, many: bool = False) -> Callable[[View], View]:
    """The pages of this view are kept whole; of the query only `keys` reach it.

    Such a view sees an anonymous reader without cookies or preferred languages, whoever asks. What
    it reads from the database is noticed; what it takes from the clock it says with `valid_until`.
    With `many` its pages share the room of those with a query, away from the articles.
    """

    def declare(view: View) -> View:
        vars(view)["page_cache_policy"] = Policy(tuple(sorted(keys)), many)
        return view

    return declare


def uncached(reason: str) -> Callable[[View], View]:
    """The pages of this view are made for each request, for this reason."""

    def declare(view: View) -> View:
        vars(view)["page_cache_reason"] = reason
        return view

    return declare


def valid_until(request: HttpRequest, moment: datetime | None) -> None:
    """The page being made stops being true at `moment`; the earliest that is said counts."""
    recording = request.META.get(RECORDING)
    if recording is not None and moment is not None:
        recording.ends(moment.timestamp())


def all_of(included: Any, declare: Callable[[Any], Any]) -> Any:
    """Declare every view of included addresses, for those that know nothing of the portal."""
    patterns = included[0]
    for pattern in getattr(patterns, "urlpatterns", patterns):
        if isinstance(pattern, URLPattern):
            declare(pattern.callback)
    return included


def policy_of(path: str) -> Policy | None:
    """How the page at `path` is kept; None for one that is not."""
    with translation.override(languages.of_path(path) or languages.DEFAULT):
        try:
            view = resolve(path).func
        except Resolver404:
            return None
    return getattr(view, "page_cache_policy", None)
