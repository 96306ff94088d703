"""Doing the work that rows ask for. The same for a loop, a Celery task and a test."""

import logging
import time

from . import claims, registry
from .models import Message

logger = logging.getLogger(__name__)
BATCH = 20


def drain(seconds: float = 3.0) -> int:
    """Work until nothing is due or `seconds` have passed; returns how many rows were done."""
    deadline = time.monotonic() + seconds
    total = 0
    while time.monotonic() < deadline:
        done = _messages(deadline) + sum(work(deadline) for work in registry.drains().values())
        if not done:
            break
        total += done
    return total


def _messages(deadline: float) -> int:
    done = 0
    messages = claims.claim(Message, limit=BATCH)
    for position, message in enumerate(messages):
        if time.monotonic() >= deadline:
            claims.give_back(messages[position:])
            break
        # A stalled process may hold rows that another has taken over: start() says so.
        if claims.start(message):
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
