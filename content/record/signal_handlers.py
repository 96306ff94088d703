"""Keeps the log's triggers in place after every migration, and everybody's out of its way."""

from typing import Any

from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from .triggers import append_only, install, remove_all

TRIGGERS = append_only("record_record", "the log is only added to")


def install_triggers(sender: Any, using: str, **kwargs: Any) -> None:
    """After every migration, put the triggers (back) in place."""
    install(connections[using], TRIGGERS)


def clear_the_way(sender: Any, using: str, plan: Any, **kwargs: Any) -> None:
    """Before tables are altered, take all triggers away; each app puts its own back afterwards."""
    if plan and connections[using].vendor in _KNOWN:
        remove_all(connections[using])


_KNOWN = ("sqlite", "postgresql")


def connect(app: Any) -> None:
    """Called once, from the app's `ready`."""
    pre_migrate.connect(clear_the_way, sender=app, dispatch_uid="record.clear_the_way")
    post_migrate.connect(install_triggers, sender=app, dispatch_uid="record.triggers")
