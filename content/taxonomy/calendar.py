"""Spans of the year that come back each year, on plain values: `MM-DD`, without a year.

Written with two digits each, month and day compare as text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_FORM = re.compile(r"\d{2}-\d{2}")


class BadDay(ValueError):
    """This is not a month and a day of any year."""


@dataclass(frozen=True)
class Span:
    """From one day of the year to another, both counted; past the new year when it ends before."""

    starts: str
    ends: str

    def holds(self, today: date) -> bool:
        """Whether `today` lies in the span."""
        day = f"{today:%m-%d}"
        if self.starts <= self.ends:
            return self.starts <= day <= self.ends
        return day >= self.starts or day <= self.ends


def day_of_year(text: str) -> str:
    """`text` when it is a day that some year has, 02-29 included. Raises BadDay."""
    try:
        if not _FORM.fullmatch(text):
            raise BadDay(text)
        date.fromisoformat(f"2000-{text}")
    except ValueError as error:
        raise BadDay(text) from error
    return text


def next_turn(spans: Iterable[Span], today: date) -> date | None:
    """The first day after `today` on which one of `spans` begins or has just ended."""
    known = list(spans)
    now = [span.holds(today) for span in known]
    for ahead in range(1, 367):
        day = today + timedelta(days=ahead)
        if [span.holds(day) for span in known] != now:
            return day
    return None
