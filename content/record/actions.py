"""Adding to the log. Each row carries the digest of the one before it."""

import hashlib
import json
from datetime import UTC
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from .models import Record

GENESIS = "0" * 64
_LOCK = 0x6B657075  # "kepu": one chain, so one writer at a time


@transaction.atomic
def append(act: str, *, actor: Any, subject: str, detail: dict[str, Any] | None = None) -> Record:
    """Record that `actor` (a user, or None for the system) did `act` (snake_case) to `subject`.

    Written in the caller's transaction: the act and its record stand or fall together. `detail`
    must be plain JSON; anything else raises TypeError before a row is written.
    """
    _one_writer()
    last = Record.objects.order_by("-id").first()
    row = Record(
        act=act,
        subject=subject,
        actor=actor,
        detail=detail or {},
        at=timezone.now(),
        previous=last.digest if last else GENESIS,
    )
    row.digest = digest(row)
    row.save(force_insert=True)
    return row


def digest(row: Record) -> str:
    """SHA-256 over the row's canonical content and the digest before it."""
    content = {
        "act": row.act,
        "subject": row.subject,
        "actor": row.actor_id,
        "detail": row.detail,
        "at": row.at.astimezone(UTC).isoformat(),
        "previous": row.previous,
    }
    text = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _one_writer() -> None:
    """Two writers reading the same last row would fork the chain.

    On SQLite every transaction is the only writer (BEGIN IMMEDIATE); and should a fork be tried
    all the same, `previous` is unique.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
