"""What time of the year it is, where: banners keep the city's dates until they set their own."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.taxonomy.calendar import BadDay, Span, day_of_year, next_turn
from content.taxonomy.models import Phase, PhaseDates, Region
from content.taxonomy.seasons import times, times_of
from tests.factories.pages import make_site

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
OF_THE_YEAR = DAYS.map(lambda day: f"{day:%m-%d}")
SPANS = st.builds(Span, OF_THE_YEAR, OF_THE_YEAR)


def codes(region: str | None, today: str) -> set[str]:
    where = Region.objects.get(code=region) if region else None
    return {phase.code for phase in times(where).current(date.fromisoformat(today))}


def set_dates(phase: str, region: str, *spans: tuple[str, str], absent: bool = False) -> None:
    for starts, ends in spans or [("", "")]:
        PhaseDates.objects.create(
            phase=Phase.objects.get(code=phase),
            region=Region.objects.get(code=region),
            starts=starts,
            ends=ends,
            absent=absent,
        )


@pytest.fixture
def vocabulary(db: None) -> None:
    make_site()


@pytest.mark.parametrize(
    ("today", "held"),
    [("10-31", False), ("11-01", True), ("12-31", True), ("01-01", True), ("02-29", True),
     ("03-09", True), ("03-10", False)],
)  # fmt: skip
def test_a_span_passes_the_new_year_and_counts_both_its_days(today: str, held: bool) -> None:
    assert Span("11-01", "03-09").holds(date.fromisoformat(f"2024-{today}")) is held


@pytest.mark.parametrize("text", ["3-15", "02-30", "13-01", "0315", "", "2026-03-15"])
def test_what_no_year_has_is_no_day(text: str) -> None:
    with pytest.raises(BadDay):
        day_of_year(text)
    assert day_of_year("02-29") == "02-29"


@given(spans=st.lists(SPANS, max_size=4), today=DAYS)
def test_nothing_turns_before_the_next_turn(spans: list[Span], today: date) -> None:
    now, turn = [s.holds(today) for s in spans], next_turn(spans, today)
    until = (turn - today).days if turn else 370
    between = [today + timedelta(days=n) for n in range(1, until)]
    assert all([s.holds(day) for s in spans] == now for day in between)
    assert turn is None or [s.holds(turn) for s in spans] != now


@pytest.mark.usefixtures("vocabulary")
class TestDatesOfABanner:
    """The same day in different banners."""

    def test_a_banner_without_dates_of_its_own_has_the_citys(self) -> None:
        assert codes(None, "2026-11-25") == codes("150724", "2026-11-25") == {"wintering"}
        assert "lambing" in codes("150724", "2027-03-10")

    def test_the_forest_is_closed_to_fire_all_summer(self) -> None:
        assert "fire_season" not in codes("150724", "2026-07-15")
        assert "fire_season" in codes("150785", "2026-07-15")

    def test_a_villages_dates_are_its_nearest_homes(self) -> None:
        banner = Region.objects.get(code="150785")
        banner.add_child(code="150785200", name_zh="敖鲁古雅", kind="乡")
        assert "fire_season" in codes("150785200", "2026-07-15")
        set_dates("fire_season", "150785200", ("04-01", "05-01"))
        assert "fire_season" not in codes("150785200", "2026-07-15")

    def test_own_dates_replace_the_citys_and_absent_means_never(self) -> None:
        set_dates("lambing", "150727", ("01-20", "04-01"))
        set_dates("lambing", "150781", absent=True)
        assert "lambing" in codes("150727", "2027-01-25")
        assert "lambing" not in codes("150727", "2027-04-15")
        assert not any("lambing" in codes("150781", f"2027-{m:02}-15") for m in range(1, 13))

    def test_two_homes_have_the_times_of_both(self) -> None:
        set_dates("lambing", "150727", ("01-20", "04-01"))
        both = times_of(Region.objects.filter(code__in=["150724", "150727"]))
        found = {p.code for p in both.current(date(2027, 4, 15))}
        assert "lambing" in found
        assert "lambing" in {p.code for p in both.current(date(2027, 1, 25))}

    def test_the_next_turn_is_the_day_after_winter(self) -> None:
        assert times(None).next_turn(date(2026, 11, 25)) == date(2027, 3, 10)
