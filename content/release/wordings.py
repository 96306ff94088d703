"""The plain-text forms of what is public, for who sends text messages or reads aloud."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from content.pages import plain

from .models import Publication


@dataclass(frozen=True)
class Wording:
    """One language of a pair as plain text."""

    publication: Publication
    message: str
    script: str

    @property
    def language(self) -> str:
        """What the language calls itself."""
        return str(dict(settings.LANGUAGES)[self.publication.language])

    @property
    def html_lang(self) -> str:
        return settings.HTML_LANG[self.publication.language]

    @property
    def letters(self) -> int:
        return len(self.message)

    @property
    def parts(self) -> int:
        """How many text messages it is counted as."""
        return plain.parts(self.message)


def wordings(translation_key: UUID) -> list[Wording]:
    """What of this pair is public now, the original's language first."""
    current = Publication.objects.current().filter(translation_key=translation_key)
    return [_wording(publication) for publication in current.order_by("-language")]


def _wording(publication: Publication) -> Wording:
    address = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{publication.url}"
    return Wording(
        publication,
        message=plain.message(publication.content, address),
        script=plain.script(publication.content),
    )
