"""What reports say, and what they do not."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from push.receipts.ladder import Step, believed, steps

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Told:
    delivery_key: str = "a"
    kind: str = "displayed"
    at: datetime = NOW - HOUR
    count: int = 1


def test_a_report_says_nothing_about_another_rung() -> None:
    assert [step.kind for step in steps([Told()], NOW)] == ["displayed"]


def test_counts_add_up_and_the_earliest_moment_stands() -> None:
    late, early = Told(at=NOW - HOUR, count=2), Told(at=NOW - 3 * HOUR, count=5)

    assert steps([late, early], NOW) == [Step("a", "displayed", at=NOW - 3 * HOUR, count=7)]
    assert steps([early, late], NOW) == steps([late, early], NOW)


def test_deliveries_and_rungs_are_kept_apart() -> None:
    told = [Told(), Told(delivery_key="b"), Told(kind="delivered")]

    assert len(steps(told, NOW)) == 3


@pytest.mark.parametrize(
    ("told", "at"),
    [
        (NOW - HOUR, NOW - HOUR),
        (NOW + timedelta(minutes=4), NOW),
        (NOW + HOUR, NOW),
        (datetime(1970, 1, 1, tzinfo=UTC), NOW),
    ],
)
def test_a_clock_that_is_plainly_wrong_is_not_believed(told: datetime, at: datetime) -> None:
    assert believed(told, NOW) == at
