"""What stands around an article on its page: what readers found, what to read next, where to go."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import UUIDField
from django.http import HttpRequest

from content.inbox.enums import Outcome
from content.inbox.models import Message
from content.pages.reading import Block, Reading
from content.release.asking import additions_to, beside
from content.release.models import Publication
from content.release.prepared import Given, Prepared, columns, made
from content.release.reading import listed

_TOLD = columns(
    Message, "id", "code", "language", "statement", "outcome", "received_at", "closed_at"
)
_KEY: Any = Given("key", UUIDField())
_ENDED = Prepared(lambda: Message.objects.shown_under(_KEY).values_list(*_TOLD))


@dataclass(frozen=True)
class Ending:
    """How an error that a reader reported has ended."""

    corrected: bool
    at: datetime
    statement: str
    reason: str


@dataclass(frozen=True)
class Related:
    """Another article of the shelf."""

    title: str
    url: str


@dataclass(frozen=True)
class Links:
    """The addresses of what a reader can do with an article."""

    publication: Publication
    request: HttpRequest

    @property
    def address(self) -> str:
        return self.request.build_absolute_uri(self.publication.url)

    @property
    def qr(self) -> str:
        return f"/qr/{self.publication.pk}.svg"

    @property
    def poster(self) -> str:
        return f"/{self.publication.language}/poster/{self.publication.path}/a4/"

    @property
    def report(self) -> str:
        return f"/{self.publication.language}/report/{self.publication.path}/"

    @property
    def ask(self) -> str:
        return f"/{self.publication.language}/ask/"

    @property
    def stations(self) -> str:
        return f"/{self.publication.language}/stations/"


def endings(publication: Publication) -> list[Ending]:
    """What became of the errors readers reported in this article, in its language."""
    rows = _ENDED.rows(key=publication.translation_key)
    found = [made(Message, _TOLD, row) for row in rows]
    return [
        Ending(
            corrected=message.outcome == Outcome.CORRECTED,
            at=message.closed_at or message.received_at,
            statement=message.statement if message.language == publication.language else "",
            reason=said.get(publication.language) or said.get("zh-hans", ""),
        )
        for message, said in ((message, message.reasons()) for message in found)
    ]


@dataclass(frozen=True)
class Addition:
    """What a unit below says beside an article; its headings' ids are not the article's."""

    reading: Reading
    blocks: list[Block]


def additions(publication: Publication) -> list[Addition]:
    """What was released to stand beside this text, in its language, in the order of its places."""
    readings = [listed(addition) for addition in additions_to(publication)]
    return [
        Addition(reading, [replace(b, id=f"a{number}-{b.id}") for b in reading.blocks])
        for number, reading in enumerate(readings, start=1)
    ]


def base(publication: Publication) -> Related | None:
    """The text that this one adds to, in its language."""
    if not publication.content["adds_to"]:
        return None
    pair = Publication.objects.current().filter(translation_key=publication.leads_to)
    found = pair.in_language(publication.language).first()
    return Related(found.title, found.url) if found else None


def related(publication: Publication) -> list[Related]:
    """The newest of the same shelf in the same language, without this one."""
    return [
        Related(title, f"/{publication.language}/{path}/") for title, path in beside(publication)
    ]
