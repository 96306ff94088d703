"""Doors for Celery. The room is `outbox.drain`."""

from celery import shared_task

from .drain import drain


@shared_task(name="outbox.drain")
def drain_due() -> int:
    """One tick of the clock: work what is due for at most three seconds."""
    return drain(seconds=3.0)
