"""What must be true before anything is started, said in one clear line when it is not."""

import contextlib
import fcntl
import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

OLDEST_PYTHON = (3, 11)


class CannotStart(Exception):
    """One line for the person who started us: what is wrong, and what to do about it."""


def check_python(version: tuple[int, ...] = tuple(sys.version_info[:3])) -> None:
    """Raises CannotStart on a Python that is too old."""
    if version[:2] < OLDEST_PYTHON:
        have = ".".join(map(str, version))
        raise CannotStart(f"Python 3.11 or newer is needed, this is {have}")


def check_port(host: str, port: int, *, variable: str) -> None:
    """Raises CannotStart when somebody else listens on `port`; `variable` chooses another."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OverflowError as error:
        raise CannotStart(f"{variable}={port} is no port number") from error
    except OSError as error:
        raise CannotStart(
            f"port {port} on {host} is not free ({error.strerror}); choose another: {variable}=…"
        ) from error


def port_from(environment: dict[str, str], variable: str, default: int) -> int:
    """The port that `variable` names, or the default. Raises CannotStart when it is no number."""
    text = environment.get(variable) or str(default)
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise CannotStart(f"{variable}={text} is no port number")
    return int(text)


def check_folder(folder: Path) -> None:
    """Make `folder` and write in it. Raises CannotStart when that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"?")
    except OSError as error:
        reason = error.strerror or error
        raise CannotStart(
            f"cannot write in {folder} ({reason}); choose another: KEPU_VAR=…"
        ) from error


@contextlib.contextmanager
def only_one(run: Path) -> Iterator[None]:
    """Hold `run` for this process. Raises CannotStart when another supervisor holds it."""
    run.mkdir(parents=True, exist_ok=True)
    lock = os.open(run / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotStart(f"another supervisor works in {run.parent} already") from error
        yield
    finally:
        os.close(lock)
