"""The real agent program, killed without warning at any moment: the old set or the new one."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.house import ROOT, free_port

from .hub import FakeHub
from .people import BRUCELLOSIS, CARBON_MONOXIDE, SNOW, station, titles

pytestmark = pytest.mark.journey
OLD = sorted([BRUCELLOSIS.content["title"]])
NEW = sorted(one.content["title"] for one in (SNOW, CARBON_MONOXIDE))
KILLS = 12


class Program:
    """`python -m push.agent` in a process of its own."""

    def __init__(self, home: Path, hub: FakeHub) -> None:
        self.log = home.with_suffix(".log")
        self._process = subprocess.Popen(
            [
                sys.executable, "-m", "push.agent", "--home", str(home), "--server", hub.url,
                "--port", str(free_port()), "--poll", "0.05",
            ],
            cwd=ROOT, stderr=self.log.open("ab"),
        )  # fmt: skip

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(timeout=5)

    def until(self, ready: Callable[[], bool], seconds: float = 20) -> None:
        deadline = time.monotonic() + seconds
        while not ready():
            assert self._process.poll() is None, self.log.read_text()[-2000:]
            assert time.monotonic() < deadline, self.log.read_text()[-2000:]
            time.sleep(0.01)


def slow(part: str, seconds: float) -> Callable[[str, bytes], bytes]:
    """Answers that take their time, where the path ends like this."""

    def wait(path: str, body: bytes) -> bytes:
        time.sleep(seconds if path.endswith(part) else 0)
        return body

    return wait


def on_show(home: Path) -> list[str]:
    """What a station that starts anew from this directory would show without any server."""
    fresh = station(home, "http://127.0.0.1:9", time.time)
    try:
        return titles(fresh)
    finally:
        os.close(fresh.station.home.lock)


def test_killed_at_any_moment_it_has_the_old_set_or_the_new(tmp_path: Path) -> None:
    hub, home, chance = FakeHub(), tmp_path / "home", random.Random(4)  # noqa: S311 - the same moments in every run
    hub.spoil = slow("", 0.02)
    hub.show(BRUCELLOSIS)
    first = Program(home, hub)
    first.until(lambda: bool(hub.receipts))
    first.kill()
    assert on_show(home) == OLD
    seen: list[list[str]] = []
    for turn in range(KILLS):
        hub.show(*((SNOW, CARBON_MONOXIDE) if turn % 2 == 0 else (BRUCELLOSIS,)))
        hub.asked.clear()
        program = Program(home, hub)
        program.until(lambda: bool(hub.asked))
        time.sleep(chance.uniform(0, 0.35))
        program.kill()
        seen.append(on_show(home))
    assert all(one in (OLD, NEW) for one in seen), seen
    last = Program(home, hub)
    last.until(lambda: on_show_of_running(last) == len(hub.manifest.items))
    last.kill()
    assert on_show(home) == (OLD if KILLS % 2 == 0 else NEW)
    hub.close()


def on_show_of_running(program: Program) -> int:
    """How many items the last set had that this process made live."""
    lines = [line for line in program.log.read_text().splitlines() if '"set_live"' in line]
    return int(lines[-1].rsplit('"items": ', 1)[1].rstrip("}")) if lines else -1


def test_killed_while_receipts_go_out_none_is_lost_and_none_counts_twice(tmp_path: Path) -> None:
    hub, home = FakeHub(), tmp_path / "home"
    hub.show(BRUCELLOSIS)
    hub.spoil = slow("receipts", 0.2)
    for _ in range(4):
        program = Program(home, hub)
        program.until(lambda: any(path.endswith("receipts") for path in hub.asked))
        program.kill()
    program = Program(home, hub)
    program.until(lambda: bool(hub.receipts))
    program.kill()
    assert [one["kind"] for one in hub.receipts] == ["delivered"]
    hub.close()
