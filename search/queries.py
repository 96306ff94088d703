"""A request in, ranked results out: one for each pair, in the reader's language if there is one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from content.release.models import Publication

from . import analysis, guesses
from .analysis import Kind, Term
from .analysis.synonyms import Found
from .answering import Answering
from .engines import Ask, Hit
from .models import Entry, EntryTerm, Pin
from .plans import LONGEST_QUERY, Plan, plan, plan_of_names

#: With fewer pairs than this for all words, those with some of the words follow.
ENOUGH = 10
#: So many hits are ranked, counted and grouped; nobody pages further.
MOST_HITS = 1000
MOST_SIMILAR = 20
MOST_NAMES = 50
#: How little the first places differ where two orders are made one (reciprocal rank fusion).
SMOOTH = 10
MOST_TRIED, MOST_INSTEAD = 12, 3
PER_PAGE = 10
#: Who names a thing wants the article on it; who asks a question wants a text that answers
#: (measured: bench/search/evaluate.py).
TITLE = 5.0
#: Among titles the length of the text behind them says nothing.
TITLE_ALONE = 50.0


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
    #: Whether everything stands in the title.
    titled: bool = False
    pinned: bool = False


@dataclass(frozen=True)
class Ranking:
    """What was found with everything in it, and what only with something."""

    exact: list[Hit]
    similar: list[Hit]
    #: Those of `exact` with everything in the title.
    titled: frozenset[int] = frozenset()

    @property
    def hits(self) -> list[Hit]:
        return [*self.exact, *self.similar]


@dataclass(frozen=True)
class Result:
    """What is shown for a pair."""

    publication: Publication
    #: What matched: the text shown, its other language, or an addition to it.
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
    #: facet → code → how many of the pairs that are said to be found have it.
    counts: dict[str, dict[str, int]]
    #: Names that are written as the query sounds, which were looked for in its place.
    sounds: list[str]
    #: Other spellings that would find something.
    instead: list[str]

    @property
    def named(self) -> tuple[Found, ...]:
        """Names in the query of things that were looked for under all their names."""
        return self.plan.named


def search(request: Request) -> Answer:
    """The answer to a request. Never fails because of what was typed."""
    planned, sounds = plan(request.text), []
    answering = Answering()
    ranking = ranked(planned, facets=request.facets, answering=answering)
    if not ranking.exact and (names := guesses.by_sound(request.text)):
        sounding = plan_of_names(names)
        heard = ranked(sounding, facets=request.facets, answering=answering)
        if heard.exact:
            planned, ranking, sounds = sounding, heard, names
    pairs = _own_first(_pinned_first(request, _pairs(ranking)), request.language)
    start = PER_PAGE * (max(request.page, 1) - 1)
    return Answer(
        plan=planned,
        results=list(_results(pairs[start : start + PER_PAGE], request.language)),
        exact=sum(pair.every for pair in pairs),
        total=len(pairs),
        pages=max(1, -(-len(pairs) // PER_PAGE)),
        counts=_counts([pair for pair in pairs if pair.every] or pairs),
        sounds=sounds,
        instead=[] if ranking.exact else list(_instead(request, answering)),
    )


def ranked(
    planned: Plan,
    *,
    limit: int = MOST_HITS,
    facets: Mapping[str, tuple[str, ...]] | None = None,
    answering: Answering | None = None,
) -> Ranking:
    """Entries by relevance: those with everything and, where they are few, those with anything.

    What has it all in its title comes first, in either language: that is what it is about.
    """
    narrowed = facets or {}
    answering = answering or Answering()

    def found(terms: tuple[Term, ...], **options: Any) -> list[Hit]:
        weight = TITLE_ALONE if options.get("titles") else 1.0
        ask = Ask(terms, facets=narrowed, **{"limit": limit, "title_weight": weight, **options})
        return answering.find(ask) if terms else []

    names = found(planned.every, titles=True, limit=min(limit, MOST_NAMES))
    near = found(planned.near, every=False, limit=MOST_NAMES)
    exact = _joined(names, _nearest(found(planned.every, title_weight=TITLE), near))
    translated = found(planned.translation.terms, title_weight=TITLE)
    if planned.translation.whole:
        foreign = found(planned.translation.terms, titles=True, limit=min(limit, MOST_NAMES))
        names = _joined(names, foreign)
        exact = _joined(names, exact, translated)
    titled = frozenset(hit.entry for hit in names)
    if len(exact) >= min(ENOUGH, limit):
        return Ranking(exact[:limit], [], titled)
    few = min(limit, MOST_SIMILAR * 3)
    some = _nearest(_joined(found(planned.some, every=False, limit=few), near), near)
    foreign = found(planned.translation.terms, every=False, titles=True, limit=few)
    parts = found(planned.translation.words, every=False, limit=few, title_weight=TITLE)
    other = _joined(foreign, translated, parts)
    both = [hit for pair in zip_longest(other, some) for hit in pair if hit]
    return Ranking(exact, _joined(exact, both)[len(exact) : limit], titled)


def _nearest(hits: list[Hit], near: list[Hit]) -> list[Hit]:
    """The hits anew in order: those in which words of the query stand side by side come earlier."""
    places = {hit.entry: place for place, hit in enumerate(near)}
    scores = {
        hit.entry: 1 / (SMOOTH + place)
        + (1 / (SMOOTH + places[hit.entry]) if hit.entry in places else 0)
        for place, hit in enumerate(hits)
    }
    return sorted(hits, key=lambda hit: -scores[hit.entry]) if near else hits


def topics_near(text: str) -> list[str]:
    """Codes of the topics whose articles have most in common with a query that found nothing.

    In common are single characters, and how Mongolian words begin.
    """
    tokens = analysis.analyse(text[:LONGEST_QUERY])
    keys = [key for token in tokens for key in _beginnings(token)]
    phrases = dict.fromkeys(analysis.Phrase((key,), prefix=True) for key in keys[:MOST_TRIED])
    terms = tuple(Term((phrase,)) for phrase in phrases)
    hits = Answering().find(Ask(terms, every=False, limit=MOST_SIMILAR))
    entries = Entry.objects.public().among(hit.entry for hit in hits)
    found = EntryTerm.objects.filter(entry__in=entries, facet="topics").values_list("code")
    return [code for code, _ in found.annotate(number=Count("id")).order_by("-number", "code")]


def _beginnings(token: analysis.Token) -> Iterable[str]:
    if token.kind is Kind.HAN:
        return token.key if len(token.key) == 2 else ()
    return (token.key[:6],) if token.kind is Kind.SKELETON else ()


def _joined(*lists: list[Hit]) -> list[Hit]:
    """One list after the other, each entry where it stands first."""
    first: dict[int, Hit] = {}
    for hit in chain(*lists):
        first.setdefault(hit.entry, hit)
    return list(first.values())


def _instead(request: Request, answering: Answering) -> Iterator[str]:
    """A few corrections that find something."""
    tried = islice(dict.fromkeys(guesses.corrections(request.text)), MOST_TRIED)
    others = (text for text in tried if text != request.text)
    good = (t for t in others if ranked(plan(t), limit=1, answering=answering).exact)
    yield from islice(good, MOST_INSTEAD)


def _counts(pairs: list[Pair]) -> dict[str, dict[str, int]]:
    entries = [entry for pair in pairs for entry in pair.matched.values()]
    rows = (
        EntryTerm.objects.filter(entry__in=entries)
        .values_list("facet", "code")
        .annotate(Count("entry__translation_key", distinct=True))
    )
    counts: dict[str, dict[str, int]] = {}
    for facet, code, number in rows:
        counts.setdefault(facet, {})[code] = number
    return counts


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
        if entry in exact or not pair.every:  # a language with all of it stands for the pair
            pair.matched.setdefault(language, entry)
        pair.titled = pair.titled or entry in ranking.titled
    similar = [pair for pair in pairs.values() if not pair.every][:MOST_SIMILAR]
    return [pair for pair in pairs.values() if pair.every] + similar


def _pinned_first(request: Request, pairs: list[Pair]) -> list[Pair]:
    """The pairs that an editor pinned to this query, then the others; none while narrowed."""
    keys = list(Pin.objects.for_query(request.text)) if not request.facets else []
    if not keys:
        return pairs
    known = {pair.key: pair for pair in pairs}
    pins = [_pinned(key, known.get(key)) for key in keys]
    return [pin for pin in pins if pin.matched] + [pair for pair in pairs if pair.key not in keys]


def _pinned(key: UUID, found: Pair | None) -> Pair:
    own = Entry.objects.public().filter(publication__translation_key=key)
    rows = own.values_list("language", "pk")
    return Pair(key, every=True, matched=found.matched if found else dict(rows), pinned=True)


def _own_first(pairs: list[Pair], language: str) -> list[Pair]:
    """Among those found alike, first what the reader can read in the language chosen."""
    keys = [pair.key for pair in pairs if language not in pair.matched]
    also = set(
        Entry.objects.public()
        .filter(language=language, translation_key__in=keys)
        .values_list("translation_key", flat=True)
    )
    return sorted(
        pairs,
        key=lambda p: (
            not p.pinned,
            not p.every,
            not p.titled,
            language not in p.matched and p.key not in also,
        ),
    )


def _results(pairs: list[Pair], language: str) -> Iterator[Result]:
    entries = [entry for pair in pairs for entry in pair.matched.values()]
    wanted = Q(translation_key__in=[pair.key for pair in pairs]) | Q(pk__in=entries)
    found = {p.pk: p for p in Publication.objects.current().filter(wanted)}
    by_key: dict[UUID, dict[str, Publication]] = {}
    for publication in found.values():
        by_key.setdefault(publication.translation_key, {})[publication.language] = publication
    for pair in pairs:
        versions = by_key.get(pair.key, {})
        matched = {each: found[pk] for each, pk in pair.matched.items() if pk in found}
        if versions and matched:  # not withdrawn in the meantime
            best = matched.get(language) or next(iter(matched.values()))
            other = versions.get(best.language) or next(iter(versions.values()))
            yield Result(versions.get(language, other), best, pair.every)
