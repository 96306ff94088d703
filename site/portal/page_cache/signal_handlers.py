"""Connects the page cache: its triggers after every migration, and the bell of this host."""

from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from django.db.models.signals import post_delete, post_migrate, post_save

from . import triggers
from .bell import Bell
from .tables import NAMES


def install_triggers(sender: Any, using: str, **kwargs: Any) -> None:
    """After every migration, put the triggers (back) in place."""
    triggers.install(connections[using])


def ring(sender: Any, using: str, **kwargs: Any) -> None:
    """Once the change is committed, all processes of this host know before the act returns."""
    if sender._meta.db_table in NAMES and connections[using].vendor == "postgresql":
        transaction.on_commit(_bell().ring, using=using, robust=True)


def connect() -> None:
    """Called once, from the app's `ready`."""
    # An app without models announces no migration; any other does when all have migrated.
    release = apps.get_app_config("release")
    post_migrate.connect(install_triggers, sender=release, dispatch_uid="page_cache.triggers")
    post_save.connect(ring, dispatch_uid="page_cache.saved")
    post_delete.connect(ring, dispatch_uid="page_cache.deleted")


@cache
def _bell() -> Bell:
    return Bell(settings.PAGE_CACHE_BELL)
