"""Remembers who had a hand in which page, and keeps the triggers in place."""

from typing import Any

from django.db import connections
from django.db.models.signals import post_migrate, post_save
from django.utils import timezone
from wagtail.models import Revision

from content.pages.models import ReviewedPage
from content.record.triggers import install
from outbox.registry import register_drain

from . import locks
from .models import Contribution
from .reminding import remind_due


def remember_editor(sender: type, instance: Revision, **kwargs: Any) -> None:
    """Whoever saves a draft is a contributor from then on."""
    if instance.user_id is None or not _reviewed(instance):
        return
    Contribution.objects.update_or_create(
        page_id=int(instance.object_id),
        user_id=instance.user_id,
        defaults={"last_at": timezone.now()},
    )


def install_locks(sender: Any, using: str, **kwargs: Any) -> None:
    """After every migration, put the triggers (back) in place."""
    install(connections[using], locks.TRIGGERS)


def connect(app: Any) -> None:
    """Called once, from the app's `ready`."""
    register_drain("review.remind", remind_due)
    post_save.connect(remember_editor, sender=Revision, dispatch_uid="review.contribution")
    post_migrate.connect(install_locks, sender=app, dispatch_uid="review.locks")


def _reviewed(revision: Revision) -> bool:
    model = revision.content_type.model_class()
    return model is not None and issubclass(model, ReviewedPage)
