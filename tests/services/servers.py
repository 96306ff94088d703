"""Servers of a test's own: on free ports, in a folder of their own, gone afterwards."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .presence import program


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(what: str, ready: Callable[[], bool], *, seconds: float = 30) -> None:
    """Ask until the answer is yes; AssertionError naming `what` when it never is."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if ready():
            return
        time.sleep(0.1)
    raise AssertionError(f"waited {seconds} s in vain for {what}")


def answers(port: int) -> bool:
    """Whether somebody listens."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@dataclass
class Server:
    """One server process that a test may kill and start again."""

    command: list[str]
    port: int
    user: str | None = None
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it listens."""
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=self.user,
            start_new_session=True,
        )
        wait_for(self.command[0], lambda: answers(self.port))

    def kill(self) -> None:
        """kill -9, and wait until it is gone."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it in order."""
        self._end(signal.SIGINT)

    def _end(self, number: int) -> None:
        if self.process and self.process.poll() is None:
            os.kill(self.process.pid, number)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(timeout=5)


@contextlib.contextmanager
def postgresql() -> Iterator[tuple[Server, str]]:
    """A PostgreSQL server and the URL of its empty database `kepu`; the role may create others."""
    binary = program("postgresql")
    if binary is None:
        raise RuntimeError("postgresql is not installed")
    # PostgreSQL refuses to run as root, and CI runs as root.
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="kepu-pg-"))
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
    data, port = folder / "data", free_port()
    run = {"user": user, "check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
    initdb = [str(binary.with_name("initdb")), "-D", str(data), "-U", "kepu", "--auth=trust"]
    subprocess.run([*initdb, "--encoding=UTF8", "--locale=C.UTF-8"], **run)  # type: ignore[call-overload]
    options = ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=60"]
    server = Server(
        [str(binary), "-D", str(data), "-p", str(port), "-k", str(folder), *options], port, user
    )
    url = f"postgresql://kepu@127.0.0.1:{port}/kepu"
    try:
        server.start()
        here = ["-h", "127.0.0.1", "-p", str(port)]
        asked = [str(binary.with_name("pg_isready")), *here]
        # It listens before it takes anybody in.
        wait_for("PostgreSQL", lambda: not subprocess.run([*asked, "-q"], check=False).returncode)
        createdb = [str(binary.with_name("createdb")), *here]
        subprocess.run([*createdb, "-U", "kepu", "kepu"], **run)  # type: ignore[call-overload]
        yield server, url
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def redis() -> Iterator[tuple[Server, str]]:
    """A Redis server without persistence, and its URL."""
    binary = program("redis")
    if binary is None:
        raise RuntimeError("redis is not installed")
    folder, port = Path(tempfile.mkdtemp(prefix="kepu-redis-")), free_port()
    quiet = ["--save", "", "--appendonly", "no", "--bind", "127.0.0.1", "--dir", str(folder)]
    server = Server([str(binary), "--port", str(port), *quiet], port)
    try:
        server.start()
        yield server, f"redis://127.0.0.1:{port}/0"
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
