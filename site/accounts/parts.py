"""Whose part of the house something is in: one's own unit, and every unit below it.

The city's association stands above those of the banners, so its people work in every banner's
part, and a banner's people only in their own. Both languages of a text come from the same unit, so
the part is the same for both.
"""

from typing import Any

from django.db.models import QuerySet

from .models import Unit


def units_of(user: Any) -> QuerySet[Unit]:
    """The units of this person's part; none for who belongs to no unit."""
    if user.is_superuser:
        return Unit.objects.all()
    if user.unit is None:
        return Unit.objects.none()
    return Unit.objects.filter(path__startswith=user.unit.path)


def in_part(user: Any, unit: Unit | None) -> bool:
    """Whether what comes from `unit` is in this person's part."""
    if user.is_superuser:
        return True
    return bool(unit and user.unit and unit.path.startswith(user.unit.path))


def has_the_whole(user: Any) -> bool:
    """Whether this person's part is everything: who belongs to a unit that has none above it."""
    return bool(user.is_superuser or (user.unit and user.unit.is_root()))


def division_of(user: Any) -> str:
    """The code of the region that this person's part is, "" for none.

    That of their unit, or of the nearest one above it that names one; what the topmost unit names
    is nobody's by inheritance, or a banner whose code was forgotten would have the whole city.
    """
    if user.unit is None:
        return ""
    above = [unit for unit in user.unit.get_ancestors().order_by("-depth") if not unit.is_root()]
    return next((unit.division for unit in [user.unit, *above] if unit.division), "")
