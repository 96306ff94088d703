"""What the API says, field by field. A field is only ever added within a version."""

from datetime import date, datetime
from typing import Any

from ninja import Field, Schema

from portal import languages


class Term(Schema):
    """A code with its names by language.

    What names `parent` is also about that; `merged_into` is the code that this one means today.
    """

    code: str
    names: dict[str, str]
    parent: str | None
    merged_into: str | None


class Asked(Schema):
    """Which articles: one language, and of each facet at most one code."""

    language: str = languages.DEFAULT
    section: str = ""
    region: str = ""
    group: str = ""
    livelihood: str = ""
    topic: str = ""
    season: str = ""
    urgent: bool = False
    page: int = Field(1, ge=1)


class Vocabulary(Schema):
    """Everything that articles are tagged with."""

    topics: list[Term]
    groups: list[Term]
    livelihoods: list[Term]
    regions: list[Term]
    seasons: list[Term]


class Provenance(Schema):
    """Whose text it is and under which terms it may be passed on."""

    unit: str
    unit_names: dict[str, str]
    level: str
    origin: str
    licence: str
    licence_url: str
    adapted_from: str
    adapted_url: str


class Summary(Schema):
    """An article in a list."""

    url: str
    kind: str
    language: str
    section: str
    slug: str
    title: str
    summary: str
    version: int
    released_at: datetime
    sample: bool
    provenance: Provenance
    topics: list[str]
    groups: list[str]
    livelihoods: list[str]
    regions: list[str]
    seasons: list[str]
    urgent_until: datetime | None
    #: Of a local addition, the article under which it stands.
    adds_to: str | None
    picture: str | None


class Articles(Schema):
    """One page of a list."""

    count: int
    page: int
    pages: int
    items: list[Summary]


class Article(Summary):
    """One article whole, with what proves it: its fingerprint is the digest of `content`."""

    fingerprint: str
    content: dict[str, Any]
    pictures: dict[str, list[dict[str, Any]]]
    files: dict[str, str]
    vouched: list[dict[str, Any]]
    translations: dict[str, str]
    additions: list[str]


class Open(Schema):
    """One day's spans as `08:30-11:30`; none when it is closed. Monday is 1."""

    day: int
    spans: list[str]


class StationOut(Schema):
    """A place with a screen. Of people only what they agreed to."""

    code: str
    url: str
    names: dict[str, str]
    where: dict[str, str]
    region: str
    type: str
    state: str
    languages: list[str]
    keeper: str
    telephone: str
    #: By the week; none of it holds from `closed_from` to `closed_until`, both included.
    hours: list[Open]
    closed_from: date | None
    closed_until: date | None
    sample: bool


class Stations(Schema):
    """Every station, or those of one region and below it."""

    items: list[StationOut]
