"""Doing the work that rows ask for. The same for a loop, a Celery task and a test."""

import logging
import random
import time

from . import claims, registry
from .models import Message

logger = logging.getLogger(__name__)
BATCH = 20
LEASE_SECONDS = 60.0


def drain(seconds: float = 3.0) -> int:
    """Work until nothing is due or `seconds` have passed; returns how many rows were done."""
    deadline = time.monotonic() + seconds
    total = 0
    while time.monotonic() < deadline:
        done = _round(deadline)
        if not done:
            break
        total += done
    return total


def _round(deadline: float) -> int:
    works = {"messages": work_messages, **registry.drains()}
    done = 0
    # In another order each time: one that always uses the whole time must not starve the others.
    for name in random.sample(list(works), len(works)):
        try:
            done += works[name](deadline)
        except Exception:
            # One table's trouble must not stop the work of the others; the log says whose it was.
            logger.exception("drain %s failed", name)
    return done


def work_messages(deadline: float) -> int:
    """Handle due messages until none is left of one batch or `deadline` passes."""
    done = 0
    messages = claims.claim(Message, limit=BATCH, lease_seconds=LEASE_SECONDS)
    for position, message in enumerate(messages):
        # Before each one: a process that was stopped for a while must not go on with old leases.
        if time.monotonic() >= deadline:
            claims.give_back(messages[position:])
            break
        if claims.start(message, lease_seconds=LEASE_SECONDS):
            done += _handle(message)
    return done


def _handle(message: Message) -> int:
    try:
        registry.handler(message.kind)(message.payload)
    except Exception as error:
        # Whatever a handler raises must not stop the others; the row says what happened.
        logger.exception("message %s %s failed", message.kind, message.key)
        claims.fail(message, error)
        return 0
    return int(claims.finish(message))
