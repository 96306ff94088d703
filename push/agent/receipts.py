"""Receipts wait on disk until the server has them; each has an id, so sending twice is harmless."""

from __future__ import annotations

import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .hub import Hub, HubError
from .journal import say

BATCH = 200
#: Beyond this the oldest go: a station that nobody hears for a year must not fill its disk.
MOST = 50_000
_SCHEMA = """
CREATE TABLE IF NOT EXISTS receipt (
  id TEXT PRIMARY KEY, item TEXT NOT NULL, object TEXT NOT NULL, kind TEXT NOT NULL,
  at TEXT NOT NULL, count INTEGER NOT NULL, closed INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX IF NOT EXISTS one_open ON receipt (item, object, kind) WHERE closed = 0;
CREATE TABLE IF NOT EXISTS delivered (
  item TEXT, object TEXT, PRIMARY KEY (item, object)) WITHOUT ROWID;
"""


class Receipts:
    """The queue. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._prepared = False
        try:
            self.waiting()
        except sqlite3.OperationalError as error:
            # A full or busy disk spoils nothing and passes; the screen must not wait for it.
            say("receipts_not_ready", problem=str(error))
        except sqlite3.DatabaseError as error:
            say("receipts_unreadable", problem=str(error))
            path.replace(path.with_name(path.name + ".broken"))
            self.waiting()

    def delivered(self, station: str, item: str, digest: str) -> None:
        """Notes, once for ever, that this item is verified and in the live set."""
        # The same fact has the same id, even if this database should be lost.
        receipt = str(uuid.uuid5(uuid.NAMESPACE_URL, f"kepu:{station}:{item}:{digest}"))
        with self._open() as database:
            known = database.execute(
                "INSERT OR IGNORE INTO delivered VALUES (?, ?)", (item, digest)
            )
            if known.rowcount:
                database.execute(
                    "INSERT OR IGNORE INTO receipt VALUES (?, ?, ?, 'delivered', ?, 1, 1)",
                    (receipt, item, digest, _now()),
                )

    def displayed(self, item: str, digest: str) -> None:
        """Notes that this item has been seen on the visible screen once more."""
        with self._open() as database:
            database.execute(
                "INSERT INTO receipt VALUES (?, ?, ?, 'displayed', ?, 1, 0)"
                " ON CONFLICT (item, object, kind) WHERE closed = 0"
                " DO UPDATE SET count = count + 1, at = excluded.at",
                (str(uuid.uuid4()), item, digest, _now()),
            )

    def waiting(self) -> list[dict[str, Any]]:
        """Everything not yet taken by the server, oldest first."""
        with self._open() as database:
            return _rows(database, MOST)

    def send(self, hub: Hub) -> int:
        """Sends what waits, batch by batch; answers how many were settled. Raises HubError."""
        settled = 0
        while batch := self._close_batch():
            taken = self._send_batch(hub, batch)
            settled += taken
            if taken < len(batch):
                break
        return settled

    def clear(self) -> None:
        """Forgets everything (after a wipe)."""
        with self._open() as database:
            database.execute("DELETE FROM receipt")
            database.execute("DELETE FROM delivered")

    def _close_batch(self) -> list[dict[str, Any]]:
        """The next batch; from now on its counts no longer grow, so its ids mean one thing."""
        with self._open() as database:
            batch = _rows(database, BATCH)
            ids = [(receipt["id"],) for receipt in batch]
            database.executemany("UPDATE receipt SET closed = 1 WHERE id = ?", ids)
            return batch

    def _send_batch(self, hub: Hub, batch: list[dict[str, Any]]) -> int:
        try:
            answer = hub.send_receipts(batch)
        except HubError as error:
            if error.status not in (400, 413, 422):
                raise
            if len(batch) == 1:
                # One that the server cannot read must not hold up the others for ever.
                say("receipt_refused", receipt=batch[0], problem=str(error))
                return self._settle([batch[0]["id"]])
            return sum(self._send_batch(hub, [receipt]) for receipt in batch)
        sent = {receipt["id"] for receipt in batch}
        unknown = sent & set(answer.get("unknown", []))
        if unknown:
            say("receipts_unknown", count=len(unknown))
        return self._settle(sorted(unknown | (sent & set(answer.get("accepted", [])))))

    def _settle(self, ids: list[str]) -> int:
        with self._open() as database:
            database.executemany("DELETE FROM receipt WHERE id = ?", [(one,) for one in ids])
        return len(ids)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._lock, closing(sqlite3.connect(self._path, timeout=10)) as database, database:
            if not self._prepared:
                _prepare(database)
                self._prepared = True
            yield database


def _prepare(database: sqlite3.Connection) -> None:
    database.executescript(_SCHEMA)
    database.execute(
        "DELETE FROM receipt WHERE rowid NOT IN"
        " (SELECT rowid FROM receipt ORDER BY rowid DESC LIMIT ?)",
        (MOST,),
    )


def _rows(database: sqlite3.Connection, limit: int) -> list[dict[str, Any]]:
    names = ("id", "item", "object", "kind", "at", "count")
    rows = database.execute(
        f"SELECT {', '.join(names)} FROM receipt ORDER BY rowid LIMIT ?",  # noqa: S608 — constants
        (limit,),
    )
    return [dict(zip(names, row, strict=True)) for row in rows]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
