"""From an enrolled screen to what it shows and reports, with the signer as a process of its own."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from push.manifests.models import StationObject
from push.manifests.preparing import prepare_due
from push.signer.publications import TABLES
from tests.factories.release import make_released_pair
from tests.factories.stations import Screen, enrol, make_station
from tests.push.signer.house import SignerProcess

from .screens import Viewer, place

pytestmark = pytest.mark.django_db


class _Copy:
    """The signer reads a database file; the test's own is in memory, so it is copied there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.refresh()

    @property
    def url(self) -> str:
        return f"sqlite:///{self.path}"

    def refresh(self) -> None:
        with connection.cursor() as cursor:
            rows = {table: _table(cursor, table) for table in TABLES}
        with closing(sqlite3.connect(self.path)) as database, database:
            for table, (columns, values) in rows.items():
                database.execute(f"DROP TABLE IF EXISTS {table}")
                database.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
                marks = ", ".join("?" for _ in columns)
                database.executemany(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608


def _table(cursor: Any, table: str) -> tuple[list[str], list[Any]]:
    cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - two constants
    return [column[0] for column in cursor.description], cursor.fetchall()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: Any) -> Iterator[tuple[SignerProcess, _Copy]]:
    """A signer process and the database it reads."""
    if connection.vendor != "sqlite":
        pytest.skip("uncommitted rows of PostgreSQL are seen by no other process")
    copy = _Copy(tmp_path / "copy.sqlite3")
    process = SignerProcess(tmp_path, copy.url)
    monkeypatch.setattr("push.stations.signing._client", lambda _socket: process.client)
    yield process, copy
    process.client.close()
    process.stop()


def test_what_is_released_reaches_the_screen_and_nothing_else_does(
    house: tuple[SignerProcess, _Copy],
) -> None:
    process, copy = house
    viewer = Viewer(enrol(Screen(), make_station()).log_in())
    other = Viewer(enrol(Screen(), make_station("ES-150724-02")).log_in())
    pair = make_released_pair()
    place(pair["mvf"], "ES-150724-01", ready=False)
    prepare_due(time.monotonic() + 5)
    unseen = viewer.look().titles
    copy.refresh()
    _ask_again()

    shown = viewer.look()

    assert unseen == []  # the signer has not seen the release yet, and signs nothing on our word
    assert shown.titles == [pair["mvf"].title]
    assert other.look().titles == []
    process.process.kill()
    process.process.wait()
    assert viewer.ask().status_code == 503


def _ask_again() -> None:
    StationObject.objects.all().delete()
    prepare_due(time.monotonic() + 5)
