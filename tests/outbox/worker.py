"""A worker that is there to be killed: `python -m tests.outbox.worker EFFECTS`, until all is done.

Each message's effect is one line appended to the file EFFECTS. The message "poison" kills us.
"""

import os
import signal
import sys
import time
from typing import Any

import django
from django.db import connection


def main(effects: str) -> None:
    """Work until every row has come to an end."""
    django.setup()
    # Django must be set up before a model can be imported.
    from outbox import drain, registry
    from outbox.models import Message, State

    def effect(payload: dict[str, Any]) -> None:
        if connection.in_atomic_block:
            raise RuntimeError("a handler runs outside any transaction")
        time.sleep(0.01)
        with open(effects, "a") as file:
            file.write(f"{payload['to']}\n")
        if payload["to"] == "poison":
            os.kill(os.getpid(), signal.SIGKILL)

    drain.LEASE_SECONDS = 1.0
    registry.register("letter", effect)
    while Message.objects.filter(state__in=[State.DUE, State.LEASED]).exists():
        if not drain.drain(1.0):
            time.sleep(0.05)


if __name__ == "__main__":
    main(sys.argv[1])
