"""What matters now: urgent notices until they end, and the phase of the year with its articles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from content.pages.reading import Reading
from content.release.models import Publication
from content.release.reading import listed
from content.taxonomy.calendar import Span
from content.taxonomy.models import Phase, PhaseDates, Region
from content.taxonomy.reach import reach
from content.taxonomy.seasons import times, times_of
from mongolian.dates import format_day_of_year

from . import languages
from .facets import Way
from .notices import Notice, urgent
from .preferences import Audience, Preferences

ARTICLES = 3
#: A page that asks the clock and knows of no change holds so long.
AT_MOST = timedelta(days=1)


@dataclass(frozen=True)
class Matters:
    """What a page of one place puts first, and when it stops being true."""

    urgent: list[Notice]
    phases: list[Way]
    articles: list[Reading]
    until: datetime

    def shown(self) -> set[str]:
        """The addresses that stand here, so that no list repeats them."""
        return {reading.url for reading in [*(n.reading for n in self.urgent), *self.articles]}


def matters(language: str, regions: Iterable[Region] = ()) -> Matters:
    """What matters now in `regions` taken together; in the whole city when none is chosen."""
    chosen = list(regions)
    place = Audience.of(Preferences({"region": tuple(region.code for region in chosen)}))
    now, known = timezone.now(), times_of(chosen)
    today = timezone.localdate(now)
    notices = urgent(language, place, now)
    phases = known.current(today)
    turns = [_midnight(turn)] if (turn := known.next_turn(today)) else []
    ends = [notice.until for notice in notices if notice.until]
    return Matters(
        urgent=notices,
        phases=[Way("season", phase.code, phase.name(language), language) for phase in phases],
        articles=_articles(language, place, phases, {n.reading.url for n in notices}),
        until=min([*turns, *ends, now + AT_MOST]),
    )


def calendar(phase: Phase, language: str) -> list[tuple[str, list[str]]]:
    """When the phase is: in the whole city, and where it is at another time."""
    own = PhaseDates.objects.filter(phase=phase).values("region")
    places = Region.objects.filter(pk__in=own).order_by("depth", "path")
    return [
        (region.name(language), [_span(span, language) for span in times(region).spans[phase]])
        for region in places
    ]


def _articles(
    language: str, place: Audience, phases: list[Phase], but_not: set[str]
) -> list[Reading]:
    """The newest that name one of the phases and hold in the place."""
    codes = reach(Phase).same(phase.code for phase in phases)
    found = place.select(Publication.objects.current().in_language(language))
    newest = found.tagged("seasons", codes).newest_first()[: ARTICLES + len(but_not)]
    readings = [listed(publication) for publication in newest]
    return [reading for reading in readings if reading.url not in but_not][:ARTICLES]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _span(span: Span, language: str) -> str:
    return "—".join(_day(text, language) for text in (span.starts, span.ends))


def _day(text: str, language: str) -> str:
    if language == languages.MONGOLIAN:
        return format_day_of_year(text)
    return f"{int(text[:2])}月{int(text[3:])}日"
