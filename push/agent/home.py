"""The station's directory: its key, its memory, its store. One program at a time."""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from .files import write_whole

#: Left free, so that the memory and the receipts can still be written.
RESERVE = 32 * 1024 * 1024
#: For when somebody else has taken even that: a deny document and the memory.
BALLAST = 5 * 1024 * 1024


class HomeError(Exception):
    """The directory cannot be used; the message is one line for the person who started us."""


@dataclass(frozen=True)
class Home:
    """Where everything lies. `lock` is an open file that nobody else has locked."""

    directory: Path
    lock: int

    @property
    def memory(self) -> Path:
        """What the station must not forget: root, seq, last signed time."""
        return self.directory / "state.json"

    @property
    def current(self) -> Path:
        """Names the set on show; replaced by renaming, so it is the old set or the new one."""
        return self.directory / "current.json"

    @property
    def store(self) -> Path:
        """Objects by hash."""
        return self.directory / "store"

    @property
    def receipts(self) -> Path:
        """The queue of receipts."""
        return self.directory / "receipts.sqlite3"

    @property
    def ballast(self) -> Path:
        """Room that is given up when the disk is full, so that a call-back is still obeyed."""
        return self.directory / "ballast"

    def take_ballast(self) -> None:
        """Sets that room aside, unless the disk is full already."""
        free = shutil.disk_usage(self.directory).free
        if self.ballast.exists() or free < RESERVE:
            return
        with suppress(OSError), self.ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, BALLAST)

    def device_key(self) -> Ed25519PrivateKey:
        """The key made on this device, which never leaves it; made on the first run."""
        path = self.directory / "device.key"
        if not path.exists():
            encoding, layout = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
            made = Ed25519PrivateKey.generate()
            pem = made.private_bytes(encoding, layout, serialization.NoEncryption())
            write_whole(path, pem, mode=0o600)
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise HomeError(f"{path} can be read by others: chmod 600 it")
        return _loaded(path)


def _loaded(path: Path) -> Ed25519PrivateKey:
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except ValueError as error:
        raise HomeError(f"{path} holds no key: move it away and enrol again") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise HomeError(f"{path} holds a key of another kind")
    return key


def open_home(directory: Path) -> Home:
    """The directory, made if needed, writable and ours alone."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        lock = os.open(directory / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        write_whole(directory / "writable", b"")
    except OSError as error:
        raise HomeError(f"{directory}: {error.strerror}") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise HomeError(f"{directory}: another agent is running here") from error
    return Home(directory, lock)
