"""The tests' database: migrated once and remembered, with the vocabulary and page tree in it.

Migrating takes a dozen seconds in every worker. On SQLite the migrated database is kept under the
cache folder by a digest of everything that shapes it, and copied into memory at each start.
PostgreSQL is migrated as ever.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".pytest_cache" / "database"
#: What a migrated database depends on: migrations, models, triggers, installed versions.
_SHAPES = (
    "**/migrations/*.py", "**/models.py", "**/models/*.py", "**/locks.py", "**/triggers.py",
    "**/tables.py",
)  # fmt: skip
_MORE = ("requirements/test.lock", "site/portal/settings/base.py")


def create() -> list[Any]:
    """Make the test database and furnish it; returns what `teardown_databases` wants."""
    made = _copy() if connection.vendor == "sqlite" else setup_databases(0, interactive=False)
    call_command("setup_site", verbosity=0, stdout=StringIO())
    return made


def _copy() -> list[Any]:
    """Copy the migrated database into memory, where Django keeps test databases."""
    name = connection.creation._get_test_db_name()
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name
    connection.ensure_connection()
    with closing(sqlite3.connect(template())) as source:
        source.backup(connection.connection)
    return []


def template() -> Path:
    """The migrated database's file, made first when there is none of this shape."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{_digest()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the workers start together; one of them makes it
        if not path.exists():
            _forget()
            _make(path)
    return path


def _make(path: Path) -> None:
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    environment = {**os.environ, "KEPU_TEST_SQLITE": str(unfinished)}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    unfinished.rename(path)


def _forget() -> None:
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink()


def _digest() -> str:
    found = hashlib.sha256()
    for path in _shaping():
        found.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return found.hexdigest()[:16]


def _shaping() -> Iterator[Path]:
    for package in ("content", "push", "search", "site"):
        for pattern in _SHAPES:
            yield from sorted((ROOT / package).glob(pattern))
    yield from (ROOT / name for name in _MORE)
