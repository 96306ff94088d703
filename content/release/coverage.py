"""For whom there is something to read, and where nothing is: topic by group by language."""

from dataclasses import dataclass

from django.db.models import QuerySet

from content.pages.models import ArticlePage
from content.taxonomy.models import AudienceGroup, Topic

from .models import Publication
from .statuses import by_topic_and_group


@dataclass(frozen=True)
class Cell:
    """How many public texts one group finds on one topic."""

    zh: int
    mn: int
    #: 0 to 4, for the shade: none, one, two, three, more.
    shade: int


@dataclass(frozen=True)
class Row:
    """One topic."""

    topic: Topic
    cells: list[Cell]


def coverage() -> tuple[list[AudienceGroup], list[Row]]:
    """The groups, and a row of counts for each topic; of what is public now."""
    groups = list(AudienceGroup.objects.all())
    found = _counts(_public())
    return groups, [
        Row(topic, [_cell(found, topic.code, group.code) for group in groups])
        for topic in Topic.objects.all()
    ]


def _public() -> QuerySet[ArticlePage]:
    current = Publication.objects.current().values("page_id")
    return ArticlePage.objects.filter(pk__in=current)


def _counts(pages: QuerySet[ArticlePage]) -> dict[tuple[str, str, str], int]:
    rows = by_topic_and_group(pages)
    return {(row["topic"], row["group"], row["language"]): row["n"] for row in rows}


def _cell(found: dict[tuple[str, str, str], int], topic: str, group: str) -> Cell:
    zh, mn = (found.get((topic, group, language), 0) for language in ("zh-hans", "mvf"))
    return Cell(zh, mn, min(zh + mn, 4))
