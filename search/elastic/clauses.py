"""Terms as Elasticsearch's queries.

What must be found stands in filters, as exact as in the databases; how well it was found is told by
`combined_fields` (BM25F: one field as far as rarity and length go) over the single keys.
"""

from collections.abc import Iterable, Mapping, Sequence

from elasticsearch.dsl import query

from search.analysis import Phrase, Term

#: Every text field holds keys with spaces between them: Elasticsearch has nothing to analyse.
KEYS = {"type": "text", "analyzer": "whitespace"}
#: Elasticsearch refuses queries of more clauses than this; with a larger heap it allows more.
_MOST_CLAUSES = 1000
#: An unfinished phrase may go on in so many ways; a character begins some thousand pairs.
_MOST_ENDINGS = 10_000

#: field → how much a key in it counts, at least 1.
Weights = Mapping[str, float]


def found(terms: Sequence[Term], fields: Weights, *, every: bool) -> query.Query:
    """All terms, or any of them; ranked. At least one term."""
    terms = _within_limits(terms, fields)
    wanted = [_any(term, fields) for term in terms]
    told = [telling(terms, fields), *(_unfinished(term, fields) for term in terms)]
    should = [clause for clause in told if clause is not None]
    if every:
        return query.Bool(filter=wanted, should=should)
    return query.Bool(filter=[query.Bool(should=wanted)], should=should)


def telling(terms: Iterable[Term], fields: Weights) -> query.Query | None:
    """How much the finished keys of these terms say of a text; None where all are unfinished."""
    keys = dict.fromkeys(key for term in terms for p in term.phrases for key in _finished(p))
    if not keys:
        return None
    names = [f"{name}^{weight:g}" if weight != 1 else name for name, weight in fields.items()]
    return query.CombinedFields(query=" ".join(keys), fields=names)


def nothing() -> query.Query:
    """What no text matches."""
    return query.MatchNone()


def _within_limits(terms: Sequence[Term], fields: Weights) -> list[Term]:
    """As much of the terms as Elasticsearch takes: an article pasted as a query is cut."""
    left = _MOST_CLAUSES // (2 * len(fields))
    kept = []
    for term in terms:
        phrases = []
        for phrase in term.phrases:
            if left:
                phrases.append(_cut(phrase, left))
                left -= len(phrases[-1].keys)
        if phrases:
            kept.append(Term(tuple(phrases)))
    return kept


def _cut(phrase: Phrase, most: int) -> Phrase:
    return phrase if len(phrase.keys) <= most else Phrase(phrase.keys[:most])


def _any(term: Term, fields: Weights) -> query.Query:
    ways = [_phrase(phrase, field) for phrase in term.phrases for field in fields]
    return ways[0] if len(ways) == 1 else query.Bool(should=ways)


def _phrase(phrase: Phrase, field: str) -> query.Query:
    if len(phrase.keys) == 1:
        one = query.Prefix if phrase.prefix else query.Term
        return one(**{field: {"value": phrase.keys[0]}})
    text = " ".join(phrase.keys)
    if phrase.prefix:
        return query.MatchPhrasePrefix(**{field: {"query": text, "max_expansions": _MOST_ENDINGS}})
    return query.MatchPhrase(**{field: {"query": text}})


def _unfinished(term: Term, fields: Weights) -> query.Query | None:
    """A title that goes on as the term does comes before a text that does."""
    prefixes = [phrase.keys[-1] for phrase in term.phrases if phrase.prefix]
    ways = [
        query.Prefix(**{field: {"value": key, "boost": weight}})
        for key in prefixes
        for field, weight in fields.items()
    ]
    return query.DisMax(queries=ways) if ways else None


def _finished(phrase: Phrase) -> tuple[str, ...]:
    return phrase.keys[:-1] if phrase.prefix else phrase.keys
