"""Leaving work for after the commit."""

from typing import Any

from django.db import connection

from .claims import clock
from .models import Message


class OutsideTransaction(RuntimeError):
    """A message was put where it could survive the change that it speaks of."""


def put(kind: str, payload: dict[str, Any], *, key: str) -> None:
    """Leave a message in the caller's transaction. The same `key` again changes nothing.

    Raises OutsideTransaction: message and change are committed together, or neither is.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(f"{kind} {key}")
    now = clock()
    Message.objects.bulk_create(
        [Message(kind=kind, key=key, payload=payload, next_at=now, created_at=now)],
        ignore_conflicts=True,
    )
