"""What a banner may say beside a text of the city: an article of its own, shown with it.

It is written, vouched for, translated, released and called back like any other; the city's text
stays as it was approved.
"""

from typing import Any
from uuid import UUID

from accounts.models import Unit


def may_add(unit: Unit | None, base: Any) -> bool:
    """Whether people of `unit` may add to this text: one of a unit above theirs, itself whole."""
    return unit is not None and base.adds_to is None and unit.is_descendant_of(base.origin_unit)


def offered(model: Any, unit: Unit | None) -> list[tuple[str, str]]:
    """The public texts of this type that `unit` may add to, each pair once, as choices."""
    above = unit.get_ancestors() if unit is not None else Unit.objects.none()
    pages = model._default_manager.filter(live=True, adds_to=None, origin_unit__in=above)
    found: dict[UUID, str] = {}
    for page in pages.order_by("locale_id", "title", "pk"):
        found.setdefault(page.translation_key, page.title)
    return [(str(key), title) for key, title in found.items()]
