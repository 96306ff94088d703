"""What every public template may say: its language, the way to the other one, the shelves."""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language

from . import languages
from .shelves import Shelf, shelves


@dataclass(frozen=True)
class Place:
    """Where the reader is. Costs no query unless a template lists the shelves."""

    request: HttpRequest
    language: str

    @property
    def html_lang(self) -> str:
        return languages.html_lang(self.language)

    @property
    def vertical(self) -> bool:
        """Whether the text runs downwards."""
        return self.language == languages.MONGOLIAN

    @property
    def home_url(self) -> str:
        return f"/{self.language}/"

    @property
    def search_url(self) -> str:
        return f"/{self.language}/search/"

    @property
    def other_language(self) -> str:
        return languages.other_than(self.language)

    @property
    def other_html_lang(self) -> str:
        return languages.html_lang(self.other_language)

    @property
    def switch_url(self) -> str:
        """This very address in the other language."""
        return switched(self.request, self.other_language)

    @property
    def address(self) -> str:
        """This list from its first page, with its host: the page number is no language's."""
        return self.request.build_absolute_uri(switched(self.request, self.language))

    @property
    def switch_address(self) -> str:
        """The same with its host, as search engines want it."""
        return self.request.build_absolute_uri(self.switch_url)

    @cached_property
    def shelves(self) -> list[Shelf]:
        """The topics with something to read in them."""
        return shelves(self.language)


def place(request: HttpRequest) -> dict[str, Place]:
    """One name only, because the admin's templates see it too."""
    return {"place": Place(request, get_language() or languages.DEFAULT)}


def switched(request: HttpRequest, other: str) -> str:
    """This address in the language `other`; its home for what is outside the languages.

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
