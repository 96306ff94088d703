"""Leaving work for after the commit."""

from typing import Any

from django.utils import timezone

from .models import Message


def put(kind: str, payload: dict[str, Any], *, key: str) -> None:
    """Leave a message in the caller's transaction. The same `key` again changes nothing."""
    now = timezone.now()
    Message.objects.bulk_create(
        [Message(kind=kind, key=key, payload=payload, next_at=now, created_at=now)],
        ignore_conflicts=True,
    )
