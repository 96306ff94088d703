"""Who may do what is part of the record: every grant, wherever it is made and by whomever.

People and groups are changed on Wagtail's own screens, by commands and by other programs; so the
log listens to the rows and not to the screens.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from .actions import append

#: What of a person decides what they may do and for whom they speak. Never a password.
STANDING = ("username", "is_active", "is_staff", "is_superuser", "unit_id")
_BEFORE = "_kepu_standing"


def on_membership(
    sender: Any, instance: Any, action: str, reverse: bool, model: Any, pk_set: Any, **kwargs: Any
) -> None:
    """A right or a group was given to somebody, or taken from them."""
    if action == "pre_clear":
        _note("revoke", instance, {"what": model.__name__.lower(), "all": True})
    elif action in {"post_add", "post_remove"} and pk_set:
        given = sorted(str(one) for one in model._default_manager.filter(pk__in=pk_set))
        act = "grant" if action == "post_add" else "revoke"
        _note(act, instance, {"what": model.__name__.lower(), "given": given})


def on_place_saved(sender: Any, instance: Any, created: bool, **kwargs: Any) -> None:
    """A group may do something in a part of the tree, or with a collection's files."""
    if created and not kwargs.get("raw"):
        _note("grant", instance.group, _placed(instance))


def on_place_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    """It may not any more."""
    _note("revoke", instance.group, _placed(instance))


def before_person(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Remember how the person stood."""
    known = None if raw else sender.objects.filter(pk=instance.pk).values(*STANDING).first()
    setattr(instance, _BEFORE, known)


def on_person(sender: Any, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Somebody was let in, moved to another unit, or made a superuser."""
    before = getattr(instance, _BEFORE, None) or {}
    now = {name: getattr(instance, name) for name in STANDING}
    changed = {name: value for name, value in now.items() if before.get(name) != value}
    if changed and not raw:
        _note("person_added" if created else "person_changed", instance, changed)


def on_gone(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A person or a group was deleted."""
    _note(f"{sender.__name__.lower()}_deleted", instance, {"name": str(instance)})


def connect() -> None:
    """Called once, from the app's `ready`."""
    person = get_user_model()
    for through in (
        person.groups.through, person.user_permissions.through, Group.permissions.through,
    ):  # fmt: skip
        m2m_changed.connect(
            on_membership, sender=through, dispatch_uid=f"record.{through.__name__}"
        )
    for place in (GroupPagePermission, GroupCollectionPermission):
        name = place.__name__
        post_save.connect(on_place_saved, sender=place, dispatch_uid=f"record.{name}.saved")
        post_delete.connect(on_place_deleted, sender=place, dispatch_uid=f"record.{name}.gone")
    pre_save.connect(before_person, sender=person, dispatch_uid="record.person.before")
    post_save.connect(on_person, sender=person, dispatch_uid="record.person")
    for kind in (person, Group):
        post_delete.connect(on_gone, sender=kind, dispatch_uid=f"record.{kind.__name__}.gone")


def _placed(row: Any) -> dict[str, Any]:
    where = row.page if isinstance(row, GroupPagePermission) else row.collection
    return {"what": row.permission.codename, "where": f"{type(row).__name__} {where.pk} {where}"}


def _note(act: str, subject: Any, detail: dict[str, Any]) -> None:
    actor = get_active_log_context().user
    known = actor if actor is not None and actor.pk and actor.is_authenticated else None
    kind = type(subject).__name__.lower()
    append(act, actor=known, subject=f"{kind}/{subject.pk}", detail=detail)
