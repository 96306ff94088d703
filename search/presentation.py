"""What the search page says about what was found."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from content.release.models import Publication
from content.release.reading import Reading, listed
from mongolian.display import display

from .analysis import Run, Term, excerpt, marked
from .models import Entry
from .queries import Answer, Result

LENGTH = {"zh-hans": 56, "mvf": 110}


@dataclass(frozen=True)
class Passage:
    """A piece of an article that shows why it was found, in the language it is written in."""

    runs: list[Run]
    language: str

    @property
    def html_lang(self) -> str:
        return settings.HTML_LANG[self.language]


@dataclass(frozen=True)
class Card:
    """One result as its page shows it."""

    reading: Reading
    title: list[Run]
    passage: Passage
    #: The words were found in the other language's text, of which `passage` is a piece.
    elsewhere: bool
    #: The addition that they were found in, when it was not the text itself.
    addition: Reading | None
    every: bool

    @property
    def language(self) -> str:
        return self.reading.language

    @property
    def html_lang(self) -> str:
        return self.reading.html_lang


def cards(answer: Answer) -> Iterator[Card]:
    """The results of one page."""
    texts = Entry.objects.among(r.matched.pk for r in answer.results).in_bulk()
    for result in answer.results:
        entry = texts.get(result.matched.pk)
        yield _card(result, entry.text if entry else "", answer.plan.marked)


def _card(result: Result, text: str, terms: tuple[Term, ...]) -> Card:
    shown, matched = result.publication, result.matched
    return Card(
        reading=listed(shown),
        title=marked(display(shown.title), terms),
        passage=_passage(matched, text, terms),
        elsewhere=shown.language != matched.language,
        addition=listed(matched) if matched.translation_key != shown.translation_key else None,
        every=result.every,
    )


def _passage(publication: Publication, text: str, terms: tuple[Term, ...]) -> Passage:
    language = publication.language
    flowing = display(text.replace("\n", " "))  # before marks part a letter from its neighbours
    return Passage(excerpt(flowing, terms, length=LENGTH.get(language, 90)), language)
