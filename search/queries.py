"""A request in, ranked results out: one for each pair, in the reader's language if there is one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from content.release.models import Publication

from . import answering
from .analysis.synonyms import Found
from .engines import Ask, Hit
from .models import Entry
from .plans import Plan, plan

#: With fewer pairs than this for all words, those with some of the words follow.
ENOUGH = 10
#: So many hits are ranked, counted and grouped; nobody pages further.
MOST_HITS = 1000
MOST_SIMILAR = 20
PER_PAGE = 10


@dataclass(frozen=True)
class Request:
    """What a reader asks for."""

    text: str
    language: str
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1


@dataclass
class Pair:
    """One article as it was found: its languages that matched, best first."""

    key: UUID
    #: Whether all words were found, not only some.
    every: bool
    #: language → id of the entry that matched.
    matched: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Ranking:
    """What was found with everything in it, and what only with something."""

    exact: list[Hit]
    similar: list[Hit]

    @property
    def hits(self) -> list[Hit]:
        return [*self.exact, *self.similar]


@dataclass(frozen=True)
class Result:
    """What is shown for a pair."""

    publication: Publication
    #: What matched, where that is not the text shown: the same article in the other language.
    matched: Publication
    every: bool


@dataclass(frozen=True)
class Answer:
    """One page of results and what to say about all of them."""

    plan: Plan
    results: list[Result]
    #: Pairs in which everything was found, and all pairs that are listed.
    exact: int
    total: int
    pages: int

    @property
    def named(self) -> tuple[Found, ...]:
        """Names in the query of things that were looked for under all their names."""
        return self.plan.named


def search(request: Request) -> Answer:
    """The answer to a request. Never fails because of what was typed."""
    planned = plan(request.text)
    ranking = ranked(planned, facets=request.facets)
    pairs = _own_first(_pairs(ranking), request.language)
    start = PER_PAGE * (max(request.page, 1) - 1)
    return Answer(
        plan=planned,
        results=list(_results(pairs[start : start + PER_PAGE], request.language)),
        exact=sum(pair.every for pair in pairs),
        total=len(pairs),
        pages=max(1, -(-len(pairs) // PER_PAGE)),
    )


def ranked(
    planned: Plan, *, limit: int = MOST_HITS, facets: Mapping[str, tuple[str, ...]] | None = None
) -> Ranking:
    """Entries by relevance: those with everything and, where they are few, those with anything."""
    narrowed = facets or {}
    exact = answering.find(Ask(planned.every, facets=narrowed, limit=limit))
    if len(exact) >= min(ENOUGH, limit):
        return Ranking(exact, [])
    known = {hit.entry for hit in exact}
    some = Ask(planned.some, every=False, facets=narrowed, limit=min(limit, MOST_SIMILAR * 3))
    similar = [hit for hit in answering.find(some) if hit.entry not in known]
    return Ranking(exact, similar[: limit - len(exact)])


def _pairs(ranking: Ranking) -> list[Pair]:
    """The hits that may be read now, grouped, in the order of each pair's best hit."""
    ids = [hit.entry for hit in ranking.hits]
    rows = Entry.objects.public().among(ids).values_list("pk", "translation_key", "language")
    known = {pk: (key, language) for pk, key, language in rows}
    exact = {hit.entry for hit in ranking.exact}
    pairs: dict[UUID, Pair] = {}
    for entry in filter(known.__contains__, ids):
        key, language = known[entry]
        pair = pairs.setdefault(key, Pair(key, every=entry in exact))
        pair.matched.setdefault(language, entry)
    similar = [pair for pair in pairs.values() if not pair.every][:MOST_SIMILAR]
    return [pair for pair in pairs.values() if pair.every] + similar


def _own_first(pairs: list[Pair], language: str) -> list[Pair]:
    """Among those found alike, first what the reader can read in the language chosen."""
    keys = [pair.key for pair in pairs if language not in pair.matched]
    also = set(
        Entry.objects.public()
        .filter(language=language, translation_key__in=keys)
        .values_list("translation_key", flat=True)
    )
    return sorted(
        pairs, key=lambda p: (not p.every, language not in p.matched and p.key not in also)
    )


def _results(pairs: list[Pair], language: str) -> Iterator[Result]:
    found = Publication.objects.current().filter(translation_key__in=[pair.key for pair in pairs])
    by_key: dict[UUID, dict[str, Publication]] = {}
    for publication in found:
        by_key.setdefault(publication.translation_key, {})[publication.language] = publication
    for pair in pairs:
        versions = by_key.get(pair.key, {})
        matched = [versions[each] for each in pair.matched if each in versions]
        if matched:  # not withdrawn in the meantime
            best = versions.get(language) if language in pair.matched else None
            best = best or matched[0]
            yield Result(versions.get(language, best), best, pair.every)
