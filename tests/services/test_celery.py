"""A real Celery worker and beat, on Redis and PostgreSQL, with production's settings: all of them
killed in the middle of the work, and no letter lost.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from .servers import Server, postgresql, redis, wait_for

ROOT = Path(__file__).resolve().parents[2]
LETTERS = 300

pytestmark = [pytest.mark.services("postgresql", "redis"), pytest.mark.journey]


class PostOffice:
    """Production in small: a database, a broker, a worker and a beat."""

    def __init__(self, folder: Path, database: str, broker: str) -> None:
        self.folder, self.database = folder, database
        self.effects = folder / "effects"
        self.environment = {
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "tests.services.crash_settings",
            "KEPU_VAR": str(folder / "var"),
            "KEPU_SECRET": "only for tests",
            "KEPU_HOSTS": "localhost",
            "KEPU_DATABASE_URL": database,
            "KEPU_REDIS_URL": broker,
            "KEPU_EFFECTS": str(self.effects),
        }
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        (folder / "var").mkdir()

    def run(self, *command: str) -> None:
        """Run to the end."""
        subprocess.run([sys.executable, *command], env=self.environment, cwd=ROOT, check=True)

    def start(self, name: str) -> None:
        """A worker or the beat, as docker-compose.yml starts them."""
        beat = ["--schedule", str(self.folder / "beat"), "--pidfile="]
        options = beat if name == "beat" else ["-Q", "outbox", "--concurrency=2"]
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "portal", name, "-l", "warning", *options],
                env=self.environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def kill(self, name: str) -> None:
        """kill -9, the whole group."""
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def leave(self, count: int) -> None:
        """Due letters."""
        with psycopg.connect(self.database) as connection, connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO outbox_message (state, attempts, next_at, lease_token, last_error,"
                " created_at, kind, key, payload) SELECT 'due', 0, now(), '', '', now(), 'letter',"
                " 'letter-' || n, jsonb_build_object('to', 'letter-' || n)"
                " FROM generate_series(1, %s) n",
                [count],
            )

    def arrived(self) -> Counter[str]:
        """How often each letter has arrived."""
        return Counter(self.effects.read_text().split()) if self.effects.exists() else Counter()

    def states(self) -> dict[str, int]:
        """How many rows there are in each state."""
        with psycopg.connect(self.database) as connection:
            return dict(
                connection.execute(
                    "SELECT state, count(*) FROM outbox_message WHERE kind = 'letter' GROUP BY 1"
                ).fetchall()
            )


@pytest.fixture
def servers() -> Iterator[tuple[Server, str, Server, str]]:
    with postgresql() as (database, database_url), redis() as (broker, broker_url):
        yield database, database_url, broker, broker_url


@pytest.fixture
def office(tmp_path: Path, servers: tuple[Server, str, Server, str]) -> Iterator[PostOffice]:
    place = PostOffice(tmp_path, servers[1], servers[3])
    place.run("manage.py", "migrate", "--verbosity=0")
    yield place
    for name in list(place.processes):
        place.kill(name)


def more(office: PostOffice, letters: int) -> None:
    """Wait until so many more letters have arrived, or all."""
    goal = min(sum(office.arrived().values()) + letters, LETTERS)
    wait_for("letters", lambda: sum(office.arrived().values()) >= goal, seconds=60)


def test_nothing_is_lost_when_worker_beat_and_broker_are_killed(
    office: PostOffice, servers: tuple[Server, str, Server, str]
) -> None:
    broker = servers[2]
    office.leave(LETTERS)
    office.start("worker")
    office.start("beat")
    kills = 0
    for victim in ("worker", "worker", "beat", "broker", "worker"):
        more(office, 20)
        if victim == "broker":
            broker.kill()
            time.sleep(1)
            broker.start()
            continue
        office.kill(victim)
        office.start(victim)
        kills += victim == "worker"
    wait_for("every row's end", lambda: office.states() == {"done": LETTERS}, seconds=120)
    arrived = office.arrived()
    assert len(arrived) == LETTERS
    # Two processes work in each worker: a kill may find each of them between effect and end.
    assert sum(arrived.values()) - LETTERS <= 2 * kills
