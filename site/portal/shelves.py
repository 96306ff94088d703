"""The shelves of the public pages, one per topic, from publications only."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from content.release.models import Publication
from content.taxonomy.models import Topic
from content.taxonomy.querysets import in_order
from content.taxonomy.reach import reach


@dataclass(frozen=True)
class Shelf:
    """One topic with something to read in it."""

    code: str
    name: str
    count: int
    url: str


def shelves(language: str) -> list[Shelf]:
    """The topics that have anything current in `language`, in the vocabulary's order."""
    counts = (
        Publication.objects.current()
        .whole()
        .in_language(language)
        .values_list("section")
        .annotate(Count("id"))
    )
    now = reach(Topic).now
    merged: Counter[str] = Counter()
    for section, count in counts:
        merged[now.get(section) or section] += count
    return [
        Shelf(topic.code, topic.name(language), merged[topic.code], f"/{language}/{topic.code}/")
        for topic, _ in in_order(list(Topic.objects.filter(code__in=merged)))
    ]
