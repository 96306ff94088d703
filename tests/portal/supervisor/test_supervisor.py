"""Processes are kept up, watched, held down and ended together. Real ones, and small."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal.supervisor.child import Spec, stop
from portal.supervisor.supervisor import Supervisor

SLEEP = "import time; time.sleep(60)"
#: Starts another process, notes its number, and ignores being asked to stop.
STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open(sys.argv[1], "w").write(str(other.pid))
time.sleep(60)
"""


class Yard:
    """A supervisor, what it said, and the folder it works in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[str] = []
        self.supervisor = Supervisor([], run=folder, tell=self.said.append)

    def add(
        self, name: str, code: str, *arguments: str, heartbeat: bool = False, limit: float = 90
    ) -> None:
        """A process that runs this Python."""
        self.supervisor.add(
            Spec(
                name=name,
                command=[sys.executable, "-S", "-c", code, *arguments],
                folder=self.folder,
                environment=dict(os.environ),
                log=self.folder / f"{name}.log",
                heartbeat=self.folder / f"{name}.beat" if heartbeat else None,
                limit=limit,
            )
        )

    def until(self, ready: Callable[[], bool]) -> None:
        """Look after them until `ready`."""
        assert self.supervisor.wait_until(ready, seconds=10), self.said

    def pid(self, name: str) -> int:
        """The process's number; 0 when it is not there."""
        process = self.supervisor.children[name].process
        return process.pid if process and process.poll() is None else 0

    def heard(self, words: str) -> bool:
        """Whether it has said so."""
        return any(words in line for line in self.said)


@pytest.fixture
def yard(tmp_path: Path) -> Iterator[Yard]:
    place = Yard(tmp_path)
    yield place
    place.supervisor.close()


def gone(pid: int) -> bool:
    """Whether nobody has this number, or only a zombie that somebody else must bury."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_what_dies_is_started_again_and_the_line_says_why(yard: Yard) -> None:
    yard.add("driver", SLEEP)
    yard.until(lambda: bool(yard.pid("driver")))
    first = yard.pid("driver")
    os.kill(first, signal.SIGKILL)
    yard.until(lambda: yard.pid("driver") not in {0, first})
    assert yard.heard("driver: ended (signal SIGKILL)")
    assert yard.heard("driver: started again")


def test_what_dies_at_once_is_started_ever_more_slowly(yard: Yard) -> None:
    yard.add("driver", "raise SystemExit(3)")
    yard.until(lambda: yard.supervisor.children["driver"].ends == 2)
    child = yard.supervisor.children["driver"]
    assert child.next_start - time.monotonic() > 1
    assert yard.heard("ended (status 3)")


def test_what_gives_no_sign_of_life_is_killed_and_started_again(yard: Yard) -> None:
    yard.add("driver", SLEEP, heartbeat=True, limit=0.5)
    yard.until(lambda: yard.heard("no sign of life"))
    yard.until(lambda: yard.heard("started again"))


def test_a_heartbeat_keeps_it_alive(yard: Yard) -> None:
    yard.add("driver", SLEEP, heartbeat=True, limit=0.5)
    beat, started = yard.folder / "driver.beat", time.monotonic()

    def later() -> bool:
        beat.touch()
        return time.monotonic() - started > 1.2

    yard.until(later)
    assert not yard.said


def test_what_is_held_down_stays_down_until_it_is_let_up(yard: Yard) -> None:
    yard.add("web", SLEEP)
    yard.until(lambda: bool(yard.pid("web")))
    note = yard.folder / "hold-web"
    note.touch()
    yard.until(lambda: not yard.pid("web"))
    assert yard.heard("web: stopped")
    note.unlink()
    yard.until(lambda: bool(yard.pid("web")))


def test_the_end_takes_along_what_a_process_started_and_who_does_not_listen(yard: Yard) -> None:
    note = yard.folder / "other"
    yard.add("web", STUBBORN, str(note))
    yard.until(lambda: note.exists() and bool(note.read_text()))
    web, other = yard.pid("web"), int(note.read_text())
    stop(list(yard.supervisor.children.values()), seconds=0.3)
    deadline = time.monotonic() + 5
    while not (gone(web) and gone(other)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert gone(web)
    assert gone(other)


def test_what_a_process_says_is_in_its_log(yard: Yard) -> None:
    yard.add("web", "print('good morning', flush=True); import time; time.sleep(60)")
    yard.until(lambda: "good morning" in (yard.folder / "web.log").read_text())
