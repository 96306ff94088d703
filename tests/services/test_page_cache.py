"""The page cache on PostgreSQL: this host's own acts at once, everything else within a second."""

import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.portal.page_cache.town import LIVELIHOOD, Town, town

from .servers import Server, postgresql, wait_for

BOUND = 1.0

pytestmark = pytest.mark.services("postgresql")


@pytest.fixture(scope="module")
def database() -> Iterator[tuple[Server, str]]:
    with postgresql() as found:
        yield found


@pytest.fixture(scope="module")
def place(database: tuple[Server, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with town(Path(tmp_path_factory.mktemp("town")), database[1]) as found:
        wait_for("pages to be kept", lambda: _kept(found), seconds=10)
        yield found


def _kept(place: Town) -> bool:
    place.everywhere(LIVELIHOOD)
    before = place.made(LIVELIHOOD)
    place.everywhere(LIVELIHOOD)
    return place.made(LIVELIHOOD) == before


def late(place: Town, name: str) -> float:
    """Seconds until every process answers with the new page."""
    committed = time.monotonic()
    while place.everywhere() != [name] * 2:
        assert time.monotonic() - committed < 10, "never"
    return time.monotonic() - committed


def test_an_act_is_seen_when_it_returns(place: Town) -> None:
    place.crowd()
    for number in range(100):
        place.write("save", f"s{number}")
        assert place.everywhere() == [f"s{number}"] * 2


@pytest.mark.parametrize("how", ["update", "sql", "hook", "die"])
def test_what_says_nothing_is_seen_within_a_second(place: Town, how: str) -> None:
    before = place.made(LIVELIHOOD)
    for number in range(5):
        place.everywhere()
        place.write(how, f"{how}{number}")
        assert late(place, f"{how}{number}") <= BOUND
    assert place.made(LIVELIHOOD) == before


def test_a_lost_link_costs_renders_and_no_truth(place: Town, database: tuple[Server, str]) -> None:
    with psycopg.connect(database[1], autocommit=True) as connection:
        for number in range(3):
            place.everywhere()
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'SELECT 1'"
            )
            connection.execute("UPDATE taxonomy_topic SET name_zh = %s", [f"lost{number}"])
            assert late(place, f"lost{number}") <= BOUND
    wait_for("pages to be kept again", lambda: _kept(place), seconds=10)
