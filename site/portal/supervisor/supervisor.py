"""The loop that keeps processes up."""

import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from .child import Child, Spec, stop

TICK = 0.2
#: While this file is in the run folder, the process of that name is kept down (`make stop-web`).
HOLD = "hold-{name}"


def say(line: str) -> None:
    """One line on standard output, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Supervisor:
    """Starts what it is given in order, restarts what dies or hangs, ends all together."""

    def __init__(self, specs: list[Spec], *, run: Path, tell: Callable[[str], None] = say) -> None:
        self.children = {spec.name: Child(spec) for spec in specs}
        self.folder = run
        self.tell = tell
        self.stopping = threading.Event()

    def stop_on_signals(self) -> None:
        """End everything on SIGTERM or SIGINT."""

        def ask(_number: int, _frame: FrameType | None) -> None:
            self.stopping.set()

        signal.signal(signal.SIGTERM, ask)
        signal.signal(signal.SIGINT, ask)

    def add(self, spec: Spec) -> None:
        """Look after one more process from now on."""
        self.children[spec.name] = Child(spec)

    def run(self) -> None:
        """Look after them until asked to stop."""
        while not self.stopping.is_set():
            self.tick()
            self.stopping.wait(TICK)

    def tick(self) -> None:
        """One look at every process."""
        for child in self.children.values():
            if self._held(child):
                self._keep_down(child)
            elif child.running:
                self._watch(child)
            else:
                self._bring_up(child)

    def wait_until(self, ready: Callable[[], bool], *, seconds: float) -> bool:
        """Look after them until `ready` answers yes; False when it takes too long or we stop."""
        deadline = time.monotonic() + seconds
        while not self.stopping.is_set() and time.monotonic() < deadline:
            self.tick()
            if ready():
                return True
            self.stopping.wait(TICK)
        return False

    def close(self) -> None:
        """End them all, the last first."""
        stop(list(reversed(self.children.values())))

    def _held(self, child: Child) -> bool:
        return (self.folder / HOLD.format(name=child.spec.name)).exists()

    def _keep_down(self, child: Child) -> None:
        if child.process is not None:
            stop([child])
            self.tell(f"{child.spec.name}: stopped, and held down until it is started again")
        child.next_start = 0.0

    def _watch(self, child: Child) -> None:
        if child.hangs:
            self.tell(f"{child.spec.name}: no sign of life for {child.spec.limit:.0f} s, killed")
            child.signal(signal.SIGKILL)

    def _bring_up(self, child: Child) -> None:
        status = child.ended()
        if status is not None:
            pause = child.next_start - time.monotonic()
            self.tell(
                f"{child.spec.name}: ended ({_reason(status)}), again in {pause:.0f} s;"
                f" see {child.spec.log}"
            )
        if time.monotonic() >= child.next_start:
            again = child.started_at > 0
            child.start()
            if again:
                self.tell(f"{child.spec.name}: started again")


def _reason(status: int) -> str:
    return f"signal {signal.Signals(-status).name}" if status < 0 else f"status {status}"
