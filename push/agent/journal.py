"""One line of JSON per event, on standard error, for whoever looks after the station."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

_log = logging.getLogger("push.agent")


def say(event: str, **facts: Any) -> None:
    """Writes one line: the time, the event's name, and the facts."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    _log.info(json.dumps({"at": at, "event": event, **facts}, ensure_ascii=False, default=str))


def start() -> None:
    """Sends the lines to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    _log.propagate = False
