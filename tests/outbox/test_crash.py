"""Workers are killed in the middle of their work: nothing is lost, and little is done twice."""

import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LETTERS, KILLS = 200, 6


class Office:
    """A database of letters and the workers that carry them."""

    def __init__(self, folder: Path) -> None:
        self.database, self.effects = folder / "office.sqlite3", folder / "effects"
        self.environment = {
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "tests.outbox.crash_settings",
            "KEPU_CRASH_DATABASE": str(self.database),
        }
        self.workers: list[subprocess.Popen[bytes]] = []
        migrate = [sys.executable, "-m", "django", "migrate", "--verbosity=0"]
        subprocess.run(migrate, env=self.environment, cwd=ROOT, check=True)

    def leave(self, names: list[str]) -> None:
        """Due letters, the first the oldest."""
        with sqlite3.connect(self.database) as connection:
            connection.executemany(
                "INSERT INTO outbox_message (state, attempts, next_at, lease_token, last_error,"
                " created_at, kind, key, payload) VALUES ('due', 0, ?, '', '', ?, 'letter', ?, ?)",
                [
                    (f"2020-01-01 00:{n // 60:02}:{n % 60:02}",) * 2 + (name, f'{{"to": "{name}"}}')
                    for n, name in enumerate(names)
                ],
            )

    def hire(self) -> None:
        """One more worker."""
        command = [sys.executable, "-m", "tests.outbox.worker", str(self.effects)]
        self.workers.append(subprocess.Popen(command, env=self.environment, cwd=ROOT))

    def done(self) -> Counter[str]:
        """How often each letter has arrived."""
        return Counter(self.effects.read_text().split()) if self.effects.exists() else Counter()

    def rows(self) -> list[tuple[str, str, int]]:
        """Key, state and attempts of every letter."""
        with sqlite3.connect(self.database) as connection:
            return connection.execute("SELECT key, state, attempts FROM outbox_message").fetchall()

    def wait(self, seconds: float) -> None:
        """Until a worker has found nothing left to do; one that was killed is replaced."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for worker in list(self.workers):
                if worker.poll() == 0:
                    return
                if worker.returncode is not None:
                    self.workers.remove(worker)
                    self.hire()
            time.sleep(0.05)
        raise AssertionError(f"not done after {seconds} s: {Counter(r[1] for r in self.rows())}")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    place = Office(tmp_path)
    yield place
    for worker in place.workers:
        worker.kill()
        worker.wait()


def test_no_letter_is_lost_when_workers_are_killed(office: Office) -> None:
    office.leave([f"letter-{n}" for n in range(LETTERS)])
    office.hire()
    office.hire()
    for kill in range(KILLS):
        before = sum(office.done().values())
        while sum(office.done().values()) < min(before + 15, LETTERS - 1):
            time.sleep(0.02)
        victim = office.workers.pop(kill % 2)
        victim.kill()
        victim.wait()
        office.hire()
    office.wait(30)
    arrived = office.done()
    assert len(arrived) == LETTERS
    assert sum(arrived.values()) - LETTERS <= KILLS
    assert {state for _key, state, _attempts in office.rows()} == {"done"}


def test_a_letter_that_kills_its_carrier_dies_and_the_others_arrive(office: Office) -> None:
    office.leave(["before", "poison", *(f"after-{n}" for n in range(5))])
    office.hire()
    office.wait(40)
    rows = {key: (state, attempts) for key, state, attempts in office.rows()}
    assert rows.pop("poison") == ("dead", 8)
    assert set(rows.values()) <= {("done", 1), ("done", 2)}
