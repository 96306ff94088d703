"""An app for Celery workers that are killed: the effect of a letter is a line in a file."""

import os
import time
from typing import Any

from django.apps import AppConfig

from outbox import registry


class EffectsConfig(AppConfig):
    name = "tests.services"
    label = "effects"

    def ready(self) -> None:
        """Handle letters, and let leases lapse soon: dead workers are frequent here."""
        from outbox import drain  # its models are there only now

        drain.LEASE_SECONDS = 3.0
        registry.register("letter", arrive)


def arrive(payload: dict[str, Any]) -> None:
    """Append one line; slow enough for somebody to be killed in the middle."""
    time.sleep(0.02)
    with open(os.environ["KEPU_EFFECTS"], "a") as file:
        file.write(f"{payload['to']}\n")
