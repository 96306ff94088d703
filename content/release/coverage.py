"""For whom there is something to read, and where nothing is: topic by group by language."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from accounts.models import User
from content.pages.models import ArticlePage
from content.pages.policies import own_part
from content.taxonomy.models import AudienceGroup, Topic
from content.taxonomy.reach import reach

from .models import Publication
from .statuses import tagged


@dataclass(frozen=True)
class Cell:
    """How many public texts one group finds on one topic, and where they are listed."""

    zh: int
    mn: int
    group: AudienceGroup
    url: str

    @property
    def shade(self) -> int:
        """0 to 5: none, one, up to three, up to seven, up to fifteen, more."""
        return min((self.zh + self.mn).bit_length(), 5)


@dataclass(frozen=True)
class Row:
    """One topic that texts stand in."""

    topic: Topic
    cells: list[Cell]


def coverage(user: User) -> tuple[list[AudienceGroup], list[Row]]:
    """The groups, and a row of counts for each topic; of what is public now of this person's part.

    A finer topic counts for the one above it, and a text for a group is for its sub-groups too.
    """
    groups = list(AudienceGroup.objects.filter(merged_into=None))
    topics = Topic.objects.shelves().order_by("position", "code")
    counter = _Counter(user)
    return groups, [Row(one, [counter.cell(one, group) for group in groups]) for one in topics]


class _Counter:
    """Counts texts by their tags, read once."""

    def __init__(self, user: User) -> None:
        public = Publication.objects.current().values("page_id")
        self.rows = list(tagged(own_part(ArticlePage.objects.filter(pk__in=public), user)))
        self.topics, self.groups = reach(Topic), reach(AudienceGroup)
        self.pks: dict[str, int] = dict(AudienceGroup.objects.values_list("code", "pk"))

    def cell(self, topic: Topic, group: AudienceGroup) -> Cell:
        """Every text of this topic or below it, for this group or one that it belongs to."""
        topics, groups = self.topics.down([topic.code]), self.groups.up([group.code])
        found = {
            (pk, language)
            for pk, language, about, for_whom in self.rows
            if about in topics and for_whom in groups
        }
        spoken = [language for _pk, language in found]
        url = self._address(topic, groups)
        return Cell(spoken.count("zh-hans"), spoken.count("mvf"), group, url)

    def _address(self, topic: Topic, groups: Iterable[str]) -> str:
        asked = {
            "shown": "now",
            "topics": topic.pk,
            "groups": sorted(self.pks[code] for code in self.groups.living(groups)),
        }
        return f"{reverse('kepu_contents:index')}?{urlencode(asked, doseq=True)}"
