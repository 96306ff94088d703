"""Which regions are whose: what stands in a region belongs to the unit whose part it is."""

from typing import Any

from django.db.models import QuerySet

from accounts.parts import division_of, has_the_whole

from .models import Region


def regions_of(user: Any) -> QuerySet[Region]:
    """The regions of this person's part, from its own down; none where nobody has said which."""
    if has_the_whole(user):
        return Region.objects.all()
    home = Region.objects.filter(code=division_of(user) or "none").first()
    return Region.objects.filter(path__startswith=home.path) if home else Region.objects.none()


def in_own_regions(user: Any, things: QuerySet[Any]) -> QuerySet[Any]:
    """Those of `things`, each of which has a region, that stand in this person's part."""
    return things.filter(region__in=regions_of(user).values("pk"))


def own_regions(user: Any, regions: QuerySet[Any]) -> QuerySet[Any]:
    """Those of `regions` that are this person's."""
    return regions.filter(pk__in=regions_of(user).values("pk"))
