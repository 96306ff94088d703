"""Claiming durable rows, and every legal step of their state.

Raw SQL on purpose: Django on SQLite silently ignores `select_for_update(skip_locked=True)`.
Attempts are counted when a row is started, not when its batch is claimed, so a row that kills its
worker never drags its neighbours into the dead state (docs/adr/0006).
"""

import random
import secrets
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils import timezone

from .models import Durable, State

Row = TypeVar("Row", bound=Durable)

LEASE_SECONDS = 60.0
#: No lease is meant to last longer than this beyond the one that is asked for.
LONGEST_HOLD = timedelta(hours=1)
MAX_ATTEMPTS = 8
#: Seconds before attempt 2, 3, …: 30 s, 2 min, 8 min, 30 min, 2 h, 6 h; then every 6 h.
BACKOFF = (30, 120, 480, 1800, 7200, 21600)


def claim(
    model: type[Row], *, limit: int, lease_seconds: float = LEASE_SECONDS, where: str = ""
) -> list[Row]:
    """Lease up to `limit` due rows (or rows whose lease lapsed) to this caller.

    The oldest are taken; among them, those that were started before come last, so that a row that
    kills whoever works it lets its neighbours go first. `where` is a fixed SQL condition of the
    calling module, never anything from outside. A row that waits absurdly long was written while
    the machine's clock ran ahead (a battery is empty, the net brings the right time later): it is
    due, for it may be a call-back.
    """
    token = secrets.token_hex(16)
    now = "statement_timestamp()" if connection.vendor == "postgresql" else "%(now)s"
    until = (
        "statement_timestamp() + %(lease)s" if connection.vendor == "postgresql" else "%(until)s"
    )
    skip = "FOR UPDATE SKIP LOCKED" if connection.vendor == "postgresql" else ""
    condition = f"AND ({where})" if where else ""
    from_now = f"{now} + " if connection.vendor == "postgresql" else ""
    ahead = {
        "wait": f"OR next_at > {from_now}%(wait)s" if model.LONGEST_WAIT else "",
        "hold": f"OR lease_until > {from_now}%(hold)s",
    }
    table = connection.ops.quote_name(model._meta.db_table)
    # MATERIALIZED: PostgreSQL may run a plain sub-query once for every row it looks at, and with
    # SKIP LOCKED each run picks others than the one before: more than `limit` would be leased.
    fixed = "MATERIALIZED" if connection.vendor == "postgresql" else ""
    sql = (
        f"WITH picked AS {fixed} (SELECT id FROM {table}"  # noqa: S608
        f" WHERE ((state = 'due' AND (next_at <= {now} {ahead['wait']})) OR"
        f" (state = 'leased' AND (lease_until < {now} {ahead['hold']}))) {condition}"
        f" ORDER BY next_at, id LIMIT %(limit)s {skip})"
        f" UPDATE {table} SET state = 'leased', lease_token = %(token)s, lease_until = {until}"
        " WHERE id IN (SELECT id FROM picked) RETURNING id"
    )
    moment = timezone.now()
    lease = timedelta(seconds=lease_seconds)
    values = {
        "token": token,
        "now": moment,
        "until": moment + lease,
        "lease": lease,
        "limit": limit,
        **_far(moment, {"wait": model.LONGEST_WAIT or lease, "hold": LONGEST_HOLD + lease}),
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, _adapted(values))
        ids = [row[0] for row in cursor.fetchall()]
    return list(model._default_manager.filter(pk__in=ids).order_by("attempts", "next_at", "id"))


def clock() -> Any:
    """This moment by the clock that leases go by: the database's, where it has one of its own.

    SQLite is a file of this machine: there the machine's clock is the database's clock.
    """
    return Now() if connection.vendor == "postgresql" else timezone.now()


def start(row: Durable, *, lease_seconds: float = LEASE_SECONDS) -> bool:
    """Count an attempt and renew the lease for it. False: leave this row alone.

    It is somebody else's by now, or it has been started MAX_ATTEMPTS times and ended none of them:
    then whoever works it dies of it, and it is dead.
    """
    if row.attempts >= MAX_ATTEMPTS:
        fail(row, f"started {row.attempts} times and never ended", permanent=True)
        return False
    row.attempts += 1
    return _guarded(
        row, attempts=row.attempts, lease_until=clock() + timedelta(seconds=lease_seconds)
    )


def finish(row: Durable, **fields: Any) -> bool:
    """Mark done, with `fields` set as well. False when the lease is no longer ours."""
    return _guarded(
        row, state=State.DONE, lease_token="", lease_until=None, last_error="", **fields
    )


def fail(row: Durable, error: object, *, permanent: bool = False) -> bool:
    """Try again later with full jitter, or give up after MAX_ATTEMPTS or when `permanent`."""
    dead = permanent or row.attempts >= MAX_ATTEMPTS
    return _guarded(
        row,
        state=State.DEAD if dead else State.DUE,
        next_at=clock() + timedelta(seconds=delay(row.attempts)),
        lease_token="",
        lease_until=None,
        last_error=str(error)[:500],
    )


def mark(row: Durable, **fields: Any) -> bool:
    """Note something on a row that is ours, which stays ours. False when the lease is not."""
    return _guarded(row, **fields)


def doubt(row: Durable, error: object) -> bool:
    """Nobody knows whether it was done: it waits for a person, and is not tried again."""
    return _guarded(
        row,
        state=State.IN_DOUBT,
        lease_token="",
        lease_until=None,
        last_error=str(error)[:500],
    )


def give_back(rows: list[Any]) -> None:
    """Return rows that were claimed and not started, so that nobody waits for their lease."""
    for row in rows:
        _guarded(row, state=State.DUE, lease_token="", lease_until=None)


def delay(attempts: int) -> float:
    """Seconds to wait after `attempts` tries: anything up to the step's length (full jitter)."""
    step = BACKOFF[min(max(attempts, 1), len(BACKOFF)) - 1]
    return random.uniform(0, step)  # noqa: S311 - spreading load, not a secret


def _guarded(row: Durable, **fields: Any) -> bool:
    model = type(row)
    mine = model._default_manager.filter(pk=row.pk, state=State.LEASED, lease_token=row.lease_token)
    return bool(mine.update(**fields))


def _far(moment: datetime, spans: dict[str, timedelta]) -> dict[str, Any]:
    """The ends of these spans from `moment`; PostgreSQL adds them to its own clock itself."""
    if connection.vendor == "postgresql":
        return dict(spans)
    return {name: moment + span for name, span in spans.items()}


def _adapted(values: dict[str, Any]) -> dict[str, Any]:
    """Dates as the database's driver wants them in raw SQL."""
    if connection.vendor == "postgresql":
        return values
    return {
        key: connection.ops.adapt_datetimefield_value(value)
        if isinstance(value, datetime)
        else str(value)
        if key == "lease"
        else value
        for key, value in values.items()
    }
