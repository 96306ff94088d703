"""When a change is committed, no web process answers with the old page: real processes, SQLite."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .town import LIVELIHOOD, TOPIC, Town, town

ROUNDS = 200


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with town(Path(tmp_path_factory.mktemp("town"))) as found:
        yield found


def test_no_process_is_ever_late_and_nothing_else_is_dropped(place: Town) -> None:
    place.everywhere(LIVELIHOOD)
    place.everywhere()
    place.crowd()
    stale = []
    for number in range(ROUNDS):
        place.write(("save", "update", "sql", "hook")[number % 4], number)
        found = place.everywhere()
        stale += [(number, text) for text in found if text != str(number)]

    assert not stale
    assert place.made(LIVELIHOOD) == 2
    assert place.made(TOPIC) >= ROUNDS


def test_who_dies_right_after_the_commit_leaves_no_old_page(place: Town) -> None:
    for number in range(3):
        place.everywhere()
        place.write("die", f"died-{number}")
        assert place.everywhere() == [f"died-{number}"] * 2
