"""A signer in a process of its own, beside a database file with the two tables it may read."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

from push.documents import Article
from push.signer.client import SignerClient, SignerUnavailable

ROOT = Path(__file__).parents[3]
SCHEMA = """
CREATE TABLE release_publication (uuid char(32), state text, fingerprint text, page_id integer,
  content text, media text, names text, vouched text, translation_key char(32), released_at text);
CREATE TABLE review_clearance (id integer primary key, page_id integer, fingerprint text,
  revoked_at text);
"""


class Database:
    """The tables as Django writes them on SQLite: UUIDs without hyphens, times in naive UTC."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with closing(sqlite3.connect(path)) as database:
            database.executescript(SCHEMA)

    @property
    def url(self) -> str:
        return f"sqlite:///{self.path}"

    def run(self, sql: str, *values: Any) -> None:
        with closing(sqlite3.connect(self.path)) as database, database:
            database.execute(sql, values)

    def release(self, told: Article, page: int = 1) -> None:
        """Puts `told` there as a current publication with its clearance."""
        frozen = [json.dumps(one) for one in (told.content, told.media, told.names, told.vouched)]
        row = [UUID(told.publication).hex, "current", told.fingerprint, page, *frozen]
        moment = "2026-11-20 02:00:00"  # 10:00 in Hulunbuir
        self.run(
            "INSERT INTO release_publication VALUES (?,?,?,?,?,?,?,?,?,?)",
            *[*row, UUID(told.translation_key).hex, moment],
        )
        self.run(
            "INSERT INTO review_clearance (page_id, fingerprint) VALUES (?,?)",
            *[page, told.fingerprint],
        )


class SignerProcess:
    """`python -m push.signer`, as the supervisor starts it."""

    def __init__(self, directory: Path, database_url: str, keys: Path | None = None) -> None:
        self.socket = directory / "signer.sock"
        self.keys = keys or directory / "keys"
        self._url = database_url
        self.client = SignerClient(self.socket, timeout=10)
        self.start()

    def start(self) -> None:
        self.process = start(self.socket, self.keys, self._url)
        self.wait()

    def wait(self) -> None:
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            try:
                self.client.ping()
                return
            except SignerUnavailable:
                time.sleep(0.02)
        raise AssertionError("the signer did not start")

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(10)


def start(socket: Path, keys: Path, url: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "push.signer", "--socket", str(socket), "--keys", str(keys)]
    return subprocess.Popen(
        [*command, "--database", url],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
    )
