"""The shelves of the public pages, one per topic, from publications only."""

from dataclasses import dataclass

from django.db.models import Count

from content.release.models import Publication
from content.taxonomy.models import Topic


@dataclass(frozen=True)
class Shelf:
    """One topic with something to read in it."""

    code: str
    name: str
    count: int
    url: str


def shelves(language: str) -> list[Shelf]:
    """The topics that have anything current in `language`, in the vocabulary's order."""
    counts = dict(
        Publication.objects.current()
        .in_language(language)
        .values_list("section")
        .annotate(Count("id"))
    )
    return [
        Shelf(topic.code, topic.name(language), counts[topic.code], f"/{language}/{topic.code}/")
        for topic in Topic.objects.filter(code__in=counts)
    ]
