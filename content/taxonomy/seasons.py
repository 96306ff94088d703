"""Which phases of the year it is, where: a region without dates of its own has those above it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .calendar import Span, next_turn
from .models import Phase, PhaseDates, Region


@dataclass(frozen=True)
class Times:
    """The spans of each phase in one region. Empty: there is no such phase there."""

    spans: dict[Phase, tuple[Span, ...]]

    def current(self, today: date) -> list[Phase]:
        """The phases that `today` lies in, in the vocabulary's order."""
        return [p for p, spans in self.spans.items() if any(s.holds(today) for s in spans)]

    def next_turn(self, today: date) -> date | None:
        """The next day on which a phase begins or has just ended."""
        return next_turn((span for spans in self.spans.values() for span in spans), today)


def times(region: Region | None) -> Times:
    """The phases of `region`; of the city when none is chosen."""
    return _times([_lineage(region)])


def times_of(regions: Iterable[Region]) -> Times:
    """The phases of several regions taken together; of the city when there are none."""
    return _times([_lineage(region) for region in regions] or [_lineage(None)])


def _lineage(region: Region | None) -> list[int]:
    """The region and those above it, the nearest first."""
    if region is None:
        return list(Region.objects.filter(depth=1).values_list("pk", flat=True))
    above = region.get_ancestors().values_list("pk", flat=True)
    return [region.pk, *reversed(list(above))]


def _times(lineages: list[list[int]]) -> Times:
    rows = list(PhaseDates.objects.filter(region_id__in={pk for line in lineages for pk in line}))
    phases = Phase.objects.filter(merged_into=None)
    return Times({phase: _spans(phase, lineages, rows) for phase in phases})


def _spans(phase: Phase, lineages: list[list[int]], rows: list[PhaseDates]) -> tuple[Span, ...]:
    found: dict[Span, None] = {}
    for lineage in lineages:
        own = {row.region_id for row in rows if row.phase_id == phase.pk}
        nearest = next((pk for pk in lineage if pk in own), None)
        for row in rows:
            if row.phase_id == phase.pk and row.region_id == nearest and not row.absent:
                found[Span(row.starts, row.ends)] = None
    return tuple(found)
