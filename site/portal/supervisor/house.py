"""What the embedded house consists of, and the steps that prepare it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .child import Spec
from .readiness import CannotStart

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class House:
    """Where it lives and where it answers."""

    var: Path
    host: str = "127.0.0.1"
    port: int = 8000

    @property
    def address(self) -> str:
        """Of the site, for a browser on this machine."""
        return f"http://{self.host}:{self.port}"

    @property
    def run(self) -> Path:
        """Locks, heartbeats and the files that hold a process down."""
        return self.var / "run"

    @property
    def environment(self) -> dict[str, str]:
        """Of every process of the house."""
        return {
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "PYTHONUNBUFFERED": "1",
            "DJANGO_SETTINGS_MODULE": "portal.settings.embedded",
            "KEPU_VAR": str(self.var),
            "KEPU_BASE_URL": os.environ.get("KEPU_BASE_URL", self.address),
            # One arena is enough for a small house; glibc would take eight per core.
            "MALLOC_ARENA_MAX": "2",
        }

    def specs(self) -> list[Spec]:
        """Signer, web and driver, in the order in which they start."""
        database = f"sqlite:///{self.var / 'kepu.sqlite3'}"
        beat = self.run / "driver.heartbeat"
        return [
            self._spec(
                "signer", "-m", "push.signer", "--socket", str(self.var / "signer.sock"),
                "--keys", str(self.var / "keys"), "--database", database,
            ),
            self._spec(
                "web", "-m", "granian", "--interface", "rsgi", "--host", self.host,
                "--port", str(self.port), "--workers", "1", "--http", "1", "--no-ws",
                "--log-level", "warning", "--factory", "portal.front:application",
            ),
            self._spec("driver", "manage.py", "drive", "--heartbeat", str(beat), heartbeat=beat),
        ]  # fmt: skip

    def _spec(self, name: str, *arguments: str, heartbeat: Path | None = None) -> Spec:
        return Spec(
            name=name,
            command=[sys.executable, *arguments],
            folder=ROOT,
            environment=self.environment,
            log=self.var / "log" / f"{name}.log",
            heartbeat=heartbeat,
        )

    def prepare(self, *extra: str) -> None:
        """Bring tables, vocabulary and roles up to date, and say how long each step took."""
        (self.var / "static").mkdir(exist_ok=True)
        self.manage("prepare", *extra, aloud=True)

    def manage(self, *arguments: str, aloud: bool = False) -> str:
        """Run a management command and return what it said. Raises CannotStart with its words.

        With `aloud` it says so to the terminal itself, while it runs.
        """
        done = subprocess.run(  # noqa: S603 - our own commands
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=None if aloud else subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        said = done.stdout or ""
        log = self.var / "log" / "setup.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a") as file:
            file.write(f"$ manage.py {' '.join(arguments)}\n{said}{done.stderr}")
        if done.returncode:
            last = (done.stderr.strip() or said.strip() or "?").splitlines()[-1]
            raise CannotStart(f"manage.py {arguments[0]} failed: {last} (see {log})")
        return said
