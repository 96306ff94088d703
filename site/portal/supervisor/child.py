"""One process of the house."""

import ctypes
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

#: A log that has grown past this at a start is put aside (one old one is kept).
LOG_BYTES = 5_000_000
LONGEST_PAUSE = 30.0
#: Up for so long, a process counts as well; its next end is a first one again.
SETTLED = 60.0
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Spec:
    """What to run. `heartbeat` is a file the process touches; silent for `limit` s it hangs."""

    name: str
    command: list[str]
    folder: Path
    environment: dict[str, str]
    log: Path
    heartbeat: Path | None = None
    limit: float = 90.0


@dataclass
class Child:
    """A running Spec. Whoever owns it asks `poll` often and acts on the answer."""

    spec: Spec
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    ends: int = 0
    next_start: float = field(default=0.0)

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start it in a process group of its own, with its output in its log."""
        self.spec.log.parent.mkdir(parents=True, exist_ok=True)
        _put_aside(self.spec.log)
        if self.spec.heartbeat:
            self.spec.heartbeat.unlink(missing_ok=True)
        with self.spec.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - commands are our own
                self.spec.command,
                cwd=self.spec.folder,
                env=self.spec.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )
        self.started_at = time.monotonic()

    def ended(self) -> int | None:
        """The exit status if it has ended since it was last asked; notes when to start again."""
        if self.process is None or (status := self.process.poll()) is None:
            return None
        # What it started itself must not outlive it: it may hold the port.
        self.signal(signal.SIGKILL)
        self.process = None
        now = time.monotonic()
        self.ends = 1 if now - self.started_at > SETTLED else self.ends + 1
        self.next_start = now + min(LONGEST_PAUSE, 0.5 * 2 ** min(self.ends, 10))
        return status

    @property
    def hangs(self) -> bool:
        """Whether it is there and has given no sign of life for too long."""
        beat = self.spec.heartbeat
        if not self.running or beat is None:
            return False
        silent = time.monotonic() - self.started_at
        if beat.exists():
            silent = min(silent, time.time() - beat.stat().st_mtime)
        return silent > self.spec.limit

    def signal(self, number: int) -> None:
        """Send a signal to it and to everything it started."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return

    def wait(self, seconds: float) -> bool:
        """Whether it ends within so many seconds."""
        if self.process is None:
            return True
        try:
            self.process.wait(timeout=max(seconds, 0))
        except subprocess.TimeoutExpired:
            return False
        return True


def stop(children: list[Child], *, seconds: float = 10.0) -> None:
    """End them all: asked first, and killed with whatever they started if they do not listen."""
    deadline = time.monotonic() + seconds
    for child in children:
        child.signal(signal.SIGTERM)
    for child in children:
        if not child.wait(deadline - time.monotonic()):
            child.signal(signal.SIGKILL)
            child.wait(5)
        child.signal(signal.SIGKILL)
        child.process = None


def _put_aside(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_name(log.name + ".old"))


def _end_with_parent() -> None:
    """Linux: ask to be ended when the parent is killed, so that no orphan keeps the port."""
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    except (OSError, AttributeError):
        return
