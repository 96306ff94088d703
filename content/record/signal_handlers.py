"""Keeps the log's triggers in place after every migration."""

from typing import Any

from django.db import connections
from django.db.models.signals import post_migrate

from .triggers import append_only, install

TRIGGERS = append_only("record_record", "the log is only added to")


def install_triggers(sender: Any, using: str, **kwargs: Any) -> None:
    """After every migration, put the triggers (back) in place."""
    install(connections[using], TRIGGERS)


def connect(app: Any) -> None:
    """Called once, from the app's `ready`."""
    post_migrate.connect(install_triggers, sender=app, dispatch_uid="record.triggers")
