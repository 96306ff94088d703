"""Private keys on disk: a directory of mode 0700 with files of mode 0600."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from push.documents import DocumentError, Envelope, Keys, Kind, PublicKey, Role, seal

DAY = 86400
#: The list is signed for this long, and again when less than RENEW_BEFORE of it is left.
LIST_LIFE, RENEW_BEFORE = 90 * DAY, 30 * DAY
KEY_LIFE = 730 * DAY


class KeyStoreError(Exception):
    """The key directory cannot be used; the message says why and what to do."""


@dataclass
class KeyStore:
    """The keys of this installation.

    `root` is there only when the root is *embedded*, that is kept beside the others. An operator
    who moves `root.key` to a safe place gets an offline root: the list is then signed where the
    root is (`--renew`), and this store only serves it.
    """

    directory: Path
    root: Ed25519PrivateKey | None
    root_public: bytes
    head: Ed25519PrivateKey
    approve: Ed25519PrivateKey
    envelope: bytes

    @property
    def embedded(self) -> bool:
        """Whether the root key lies on this machine."""
        return self.root is not None

    def renew(self, now: int) -> None:
        """Signs the list again if it is near its end or does not name exactly these keys."""
        if self.root is None:
            return
        current = _read_list(self.envelope, self.root_public)
        named = {key.kid for key in current.keys} if current else set()
        wanted = {Role.HEAD: self.head, Role.APPROVE: self.approve}
        publics = {role: _public(key) for role, key in wanted.items()}
        keys = tuple(PublicKey(role, pub, now + KEY_LIFE) for role, pub in publics.items())
        fresh = current is not None and current.expires - now > RENEW_BEFORE
        if fresh and named == {key.kid for key in keys}:
            return
        version = current.version + 1 if current else 1
        payload = Keys(version, now + LIST_LIFE, keys).to_payload()
        self.envelope = seal(Kind.KEYS, payload, self.root).to_bytes()
        _write(self.directory / "keys.bin", self.envelope)


def open_store(directory: Path, now: int) -> KeyStore:
    """The keys in `directory`; all of them are made on the first run.

    A missing head or approve key is made anew as long as the root is here to say so: deleting its
    file is how a key is rotated.
    """
    _private_directory(directory)
    first = not any(directory.iterdir())
    root = _load(directory / "root.key", make=first)
    public_file = directory / "root.pub"
    if root is not None:
        _write(public_file, _public(root))
    elif not public_file.exists() or not (directory / "keys.bin").exists():
        raise KeyStoreError(f"{directory}: without root.key, root.pub and keys.bin are needed")
    store = KeyStore(
        directory=directory,
        root=root,
        root_public=public_file.read_bytes(),
        head=_needed(directory / "head.key", make=root is not None),
        approve=_needed(directory / "approve.key", make=root is not None),
        envelope=_bytes(directory / "keys.bin"),
    )
    store.renew(now)
    return store


def _needed(path: Path, *, make: bool) -> Ed25519PrivateKey:
    key = _load(path, make=make)
    if key is None:
        raise KeyStoreError(f"{path} is missing, and the root is not here to name another key")
    return key


def _load(path: Path, *, make: bool) -> Ed25519PrivateKey | None:
    if not path.exists():
        return _make(path) if make else None
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeyStoreError(f"{path} can be read by others; chmod 600 it, or better replace it")
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except ValueError as error:
        raise KeyStoreError(f"{path} holds no key") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyStoreError(f"{path} holds a key of another kind")
    return key


def _make(path: Path) -> Ed25519PrivateKey:
    key = Ed25519PrivateKey.generate()
    encoding, layout = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    _write(path, key.private_bytes(encoding, layout, serialization.NoEncryption()))
    return key


def _private_directory(directory: Path) -> None:
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        if stat.S_IMODE(directory.stat().st_mode) & 0o077:
            directory.chmod(0o700)
    except OSError as error:
        raise KeyStoreError(f"{directory}: {error.strerror}") from error


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, and never readable by others, not even for a moment."""
    partial = path.with_name(path.name + ".part")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _read_list(envelope: bytes, root_public: bytes) -> Keys | None:
    try:
        return Keys.from_payload(Envelope.from_bytes(envelope).opened(Kind.KEYS, root_public))
    except DocumentError:
        return None


def _public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()
