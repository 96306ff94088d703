"""Hours as people write them, and what they mean at a moment."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from push.stations.hours import BadHours, Now, now, runs, valid, week, written

CITY = ZoneInfo("Asia/Shanghai")
SHOP = "周一至周五 08:30-11:30 14:30-17:30\n周六 09:00-12:00"


def at(text: str) -> datetime:
    """A moment in the week of Monday, 23 November 2026."""
    return datetime.fromisoformat(text).replace(tzinfo=CITY)


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("08:00-20:00", [(0, 6, ["08:00-20:00"])]),
        ("8：00—20：00", [(0, 6, ["08:00-20:00"])]),
        ("每天 9:00至12:00、14:00至18:00", [(0, 6, ["09:00-12:00", "14:00-18:00"])]),
        ("工作日 09:00-17:00", [(0, 4, ["09:00-17:00"]), (5, 6, [])]),
        ("周六、周日：10:00-16:00", [(0, 4, []), (5, 6, ["10:00-16:00"])]),
        ("08:00-20:00\n星期日 休息", [(0, 5, ["08:00-20:00"]), (6, 6, [])]),
        ("每天 14:00-16:00 08:00-10:00", [(0, 6, ["08:00-10:00", "14:00-16:00"])]),
        ("", [(0, 6, [])]),
    ],
)
def test_what_people_write_is_read(text: str, alike: list[tuple[int, int, list[str]]]) -> None:
    assert [(first, last, written(spans)) for first, last, spans in runs(week(text))] == alike


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("早上八点到晚上八点", "看不懂"),
        ("周一", "没有写时间"),
        ("周五至周一 09:00-10:00", "先后反了"),
        ("周一至周三至周五 09:00-10:00", "只写一个"),
        ("20:00-08:00", "关门要晚于开门"),
        ("09:00-25:00", "没有这个时间"),
        ("09:00-12:00 11:00-13:00", "重叠"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_line(text: str, why: str) -> None:
    with pytest.raises(BadHours, match=why):
        week(text)
    with pytest.raises(ValidationError, match=f"“{text}”.*{why}"):
        valid(f"每天 09:00-10:00\n{text}")


@pytest.mark.parametrize(
    ("moment", "is_open", "changes"),
    [
        ("2026-11-25 09:00", True, "2026-11-25 11:30"),
        ("2026-11-25 11:30", False, "2026-11-25 14:30"),
        ("2026-11-25 18:00", False, "2026-11-26 08:30"),
        ("2026-11-28 13:00", False, "2026-11-30 08:30"),
    ],
)
def test_open_or_not_and_until_when(moment: str, is_open: bool, changes: str) -> None:
    assert now(week(SHOP), at(moment)) == Now(is_open, at(changes))


def test_what_meets_at_midnight_is_one_opening() -> None:
    night = week("18:00-24:00 00:00-02:00")

    assert now(night, at("2026-11-25 23:00")) == Now(True, at("2026-11-26 02:00"))


def test_day_and_night_never_changes_and_never_open_says_nothing() -> None:
    assert now(week("00:00-24:00"), at("2026-11-25 03:00")) == Now(True, None)
    assert now(week(""), at("2026-11-25 03:00")) is None


def test_a_pause_closes_whatever_the_week_says_and_ends_on_its_last_day() -> None:
    pause = (date(2026, 11, 26), date(2026, 12, 10))

    assert now(week(SHOP), at("2026-11-25 16:00"), pause) == Now(True, at("2026-11-25 17:30"))
    assert now(week(SHOP), at("2026-11-25 18:00"), pause) == Now(False, None)
    closed = now(week(SHOP), at("2026-11-26 09:00"), pause)
    assert closed == Now(False, at("2026-12-11 08:30"), pausing=True)
