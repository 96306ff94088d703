"""Connects the two locks."""

from typing import Any

from django.db import connections
from django.db.backends.signals import connection_created
from django.db.models import Q
from django.db.models.signals import post_migrate, pre_save
from django.utils.translation import gettext_lazy as _

from content.record.triggers import install
from content.taxonomy import uses
from content.taxonomy.models import Term
from content.taxonomy.tagging import TERMS
from outbox.registry import register_drain

from . import gates, locks, recomputing, schedule, shown
from .containing import ListsAny
from .models import Publication


def install_locks(sender: Any, using: str, **kwargs: Any) -> None:
    """After every migration, put the triggers (back) in place."""
    recomputing.install(connections[using])
    install(connections[using], locks.TRIGGERS)


def lend_functions(sender: Any, connection: Any, **kwargs: Any) -> None:
    """With every connection, what the triggers call."""
    recomputing.equip(connection)


def shows_object(sha256: str) -> bool:
    """Whether a current publication shows it."""
    return Publication.objects.showing(sha256).exists()


def naming(term: Term) -> int:
    """How many publications name the term, or stand in its section."""
    facet = next(facet for facet, model in TERMS.items() if model is type(term))
    named = Q(ListsAny(facet, [term.code]))
    return Publication.objects.filter(
        named | Q(section=term.code) if facet == "topics" else named
    ).count()


def connect(app: Any) -> None:
    """Called once, from the app's `ready`."""
    uses.register(_("公开版本"), naming)
    register_drain("release.planned", schedule.work)
    register_drain("release.lapse", schedule.lapse_overdue)
    register_drain("release.warn", schedule.Warnings())
    shown.register(shows_object)
    pre_save.connect(gates.keep_mirror, dispatch_uid="release.mirror")
    connection_created.connect(lend_functions, dispatch_uid="release.functions")
    # Our own app migrates last of those whose tables the triggers touch.
    post_migrate.connect(install_locks, sender=app, dispatch_uid="release.locks")
