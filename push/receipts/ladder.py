"""planned → sent → delivered → displayed: what is known, and never more than that.

Plain Python. A rung is reached when somebody said so about that very rung: a displayed report does
not make a delivery delivered, and being sent says nothing about either. Reports come late, twice
and in any order; the earliest moment that was told stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

#: A device's clock may be ahead of ours by so much, and a report so old, and still be believed.
AHEAD, BEHIND = timedelta(minutes=5), timedelta(days=400)
#: One screen shows one card at a time, and none for less than this.
SHORTEST = timedelta(seconds=2)


class Report(Protocol):
    """What the ladder needs of a receipt."""

    @property
    def delivery_key(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def count(self) -> int: ...


@dataclass(frozen=True)
class Step:
    """Everything a batch says about one rung of one delivery."""

    delivery_key: str
    kind: str
    at: datetime
    count: int


def believed(told: datetime, received: datetime) -> datetime:
    """When it happened: as the device says, unless its clock is plainly wrong."""
    if received - BEHIND <= told <= received + AHEAD:
        return min(told, received)
    return received


def most_displays(placed: datetime, now: datetime) -> int:
    """How often an item can have been shown since it came on the list, at the very most."""
    return max(0, (now - placed) // SHORTEST) + 1


def steps(reports: Iterable[Report], received: datetime) -> list[Step]:
    """The reports gathered by delivery and rung: counts added up, the earliest moment kept."""
    gathered: dict[tuple[str, str], Step] = {}
    for report in reports:
        place = report.delivery_key, report.kind
        at, count = believed(report.at, received), report.count
        if earlier := gathered.get(place):
            at, count = min(at, earlier.at), count + earlier.count
        gathered[place] = Step(*place, at=at, count=count)
    return list(gathered.values())
