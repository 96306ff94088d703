"""Who gets a campaign, who does not, in which language, and which clause decided.

What this says of a draft is what approval freezes, and what approval froze is what is delivered.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from content.release.models import Publication
from push.stations.models import Station
from push.targeting.explanation import Names, explain
from push.targeting.facets import facets_of, languages_of
from push.targeting.rules import Facets, Rule, decide
from push.targeting.selection import with_facets
from push.targeting.vocabulary import vocabulary

from .models import AudienceMember, Campaign

LANGUAGES = ("zh-hans", "mvf")


@dataclass(frozen=True)
class Row:
    """One station: in or out, the languages it would get, and why."""

    station: Station
    included: bool
    languages: tuple[str, ...]
    clause: dict[str, Any] | None
    words: str


@dataclass(frozen=True)
class Preview:
    """Every station that could be meant, and the publications there are to send."""

    rows: list[Row]
    publications: dict[str, Publication]

    @property
    def receiving(self) -> list[Row]:
        """会收到."""
        return [row for row in self.rows if row.included]

    @property
    def left_out(self) -> list[Row]:
        """不会收到."""
        return [row for row in self.rows if not row.included]

    @property
    def missing(self) -> list[str]:
        """Languages in which there is nothing to send."""
        return [code for code in LANGUAGES if code not in self.publications]

    @property
    def deliveries(self) -> int:
        """How many deliveries this makes: one for each station and language."""
        return sum(len(row.languages) for row in self.receiving)

    def count(self, language: str) -> int:
        """How many stations get it in `language`."""
        return sum(language in row.languages for row in self.receiving)


def preview(campaign: Campaign) -> Preview:
    """What approval would freeze now."""
    rule, names = campaign.parsed_rule, vocabulary()
    publications = current_publications(campaign.translation_key)
    # A planned station is meant too: what is due waits until its screen is enrolled.
    possible = with_facets(Station.objects.not_retired())
    stations = list(possible.order_by("region__path", "code"))
    facets = facets_of(stations)
    judge = _Judge(rule, names, frozenset(publications))
    return Preview([judge.row(s, facets[s.pk]) for s in stations], publications)


def frozen(campaign: Campaign) -> Preview:
    """What approval did freeze."""
    publications = {p.language: p for p in campaign.publications.all()}
    members = campaign.audience.select_related("station__region")
    ordered = members.order_by("station__region__path", "station__code")
    return Preview(_rows(ordered, frozenset(publications)), publications)


def current_publications(translation_key: UUID) -> dict[str, Publication]:
    """What is public of an article now, by language."""
    current = Publication.objects.current().filter(translation_key=translation_key)
    return {publication.language: publication for publication in current}


def _rows(members: Iterable[AudienceMember], available: frozenset[str]) -> list[Row]:
    return [
        Row(
            station=member.station,
            included=member.included,
            languages=_languages(member.language, available) if member.included else (),
            clause=member.clause,
            words=member.words,
        )
        for member in members
    ]


def _languages(station_language: str, available: frozenset[str]) -> tuple[str, ...]:
    shown = languages_of(station_language) & available
    return tuple(code for code in LANGUAGES if code in shown)


@dataclass(frozen=True)
class _Judge:
    rule: Rule
    names: Names
    available: frozenset[str]

    def row(self, station: Station, facets: Facets) -> Row:
        decision = decide(self.rule, facets)
        words = explain(decision, self.rule, self.names)
        clause = decision.clause.to_json() if decision.clause else None
        if not decision.included:
            return Row(station, False, (), clause, words)
        languages = _languages(station.language, self.available)
        if not languages:
            asked = self._named(languages_of(station.language))
            words = _("文章没有%(languages)s版本") % {"languages": asked}
            return Row(station, False, (), None, words)
        return Row(station, True, languages, clause, words)

    def _named(self, languages: frozenset[str]) -> str:
        shown = [self.names["language"][code] for code in LANGUAGES if code in languages]
        return "、".join(shown)
