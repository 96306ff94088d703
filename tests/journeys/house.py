"""The whole house in real processes over HTTP: web, driver, signer and one e-station."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait(what: str, ready: Callable[[], Any], *, seconds: float = 30) -> Any:
    """Ask until the answer is true, and return it; otherwise fail, naming what was waited for."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if answer := ready():
            return answer
        time.sleep(0.2)
    raise AssertionError(f"waited {seconds} s in vain for {what}")


def get(url: str) -> tuple[int, str]:
    """Status and text of a page, as anybody would fetch it; (0, "") when nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own processes
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


@dataclass
class House:
    """Where everything is, and its processes by name."""

    folder: Path
    port: int = field(default_factory=free_port)
    kiosk_port: int = field(default_factory=free_port)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def kiosk(self) -> str:
        return f"http://127.0.0.1:{self.kiosk_port}"

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
            "KEPU_VAR": str(self.folder / "var"),
            "PYTHONUNBUFFERED": "1",
        }

    def manage(self, *arguments: str) -> str:
        """Run a management command and return what it said; fail with its words when it fails."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{arguments}: {done.stdout[-2000:]} {done.stderr[-2000:]}"
        return done.stdout

    def start(self, name: str, *arguments: str) -> None:
        """Start a process of the house; its output goes to a log beside it."""
        log = (self.folder / f"{name}.log").open("ab")
        self.processes[name] = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip

    def stop(self, name: str, *, with_signal: int = signal.SIGTERM) -> None:
        """End a process and everything it started."""
        process = self.processes.pop(name)
        try:
            os.killpg(process.pid, with_signal)
            process.wait(timeout=10)
        except ProcessLookupError:
            process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout=5)

    def password(self, username: str) -> str:
        """What the sample loader wrote down for this person."""
        for line in (self.folder / "var" / "demo" / "sign-ins.txt").read_text().splitlines():
            words = line.split()
            if username in words:
                return words[words.index(username) + 1]
        raise AssertionError(f"no sign-in for {username}")

    def log(self, name: str) -> str:
        """What a process has said so far."""
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def open(self) -> None:
        """Prepare the database and start web, driver and signer."""
        self.manage("prepare")
        self.start_signer()
        self.start_web()
        self.start("driver", "manage.py", "drive")
        wait("the site", lambda: get(f"{self.site}/zh-hans/")[0] == 200)

    def start_signer(self) -> None:
        """Start the process that holds the keys (again)."""
        var = self.folder / "var"
        self.start(
            "signer", "-m", "push.signer", "--socket", str(var / "signer.sock"),
            "--keys", str(var / "keys"), "--database", f"sqlite:///{var / 'kepu.sqlite3'}",
        )  # fmt: skip

    def start_web(self) -> None:
        """Start the web process (again)."""
        self.start(
            "web", "-m", "granian", "--interface", "rsgi", "--host", "127.0.0.1",
            "--port", str(self.port), "--factory", "portal.front:application",
        )  # fmt: skip

    def start_station(self) -> None:
        """Start the e-station: the real agent in a folder of its own."""
        self.start(
            "station", "-m", "push.agent", "--home", str(self.folder / "station"),
            "--server", self.site, "--port", str(self.kiosk_port), "--poll", "1",
        )  # fmt: skip
        wait("the kiosk page", lambda: get(self.kiosk)[0] == 200)


@contextmanager
def house(folder: Path, kind: type[House] = House) -> Iterator[House]:
    """A house that is torn down at the end, whatever happens."""
    home = kind(folder)
    try:
        home.open()
        yield home
    finally:
        for name in list(home.processes):
            home.stop(name)
