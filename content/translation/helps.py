"""What helps a translator while they write: agreed words, numbers that must match, the script."""

from dataclasses import dataclass

from mongolian.glossary import Entry, entries
from mongolian.mending import mended
from mongolian.proofreading import Advice, compared, written

#: So many terms are offered for one unit, the longest first.
MOST_TERMS = 6


@dataclass(frozen=True)
class Term:
    """An agreed word that the source uses, with how sure we are of it."""

    source: str
    target: str
    confidence: str


def terms(source: str, target_language: str) -> list[Term]:
    """The glossary's words in this source text."""
    into_mongolian = target_language == "mvf"
    found = [_term(entry, into_mongolian) for entry in entries()]
    hits = [term for term in found if len(term.source) > 1 and term.source in source]
    return sorted(hits, key=lambda term: -len(term.source))[:MOST_TERMS]


def mend(text: str, language: str) -> str:
    """The text with what a machine may put right in its script."""
    return mended(text) if language == "mvf" else text


def advice(source: str, target: str, language: str) -> list[Advice]:
    """What to look at again in this unit, with the exact word; empty when there is nothing."""
    if not target:
        return []
    zh, mn = (source, target) if language == "mvf" else (target, source)
    return list(dict.fromkeys([*written(target, language), *compared(zh, mn)]))


def _term(entry: Entry, into_mongolian: bool) -> Term:
    source, target = (entry.zh, entry.mn) if into_mongolian else (entry.mn, entry.zh)
    return Term(source, target, entry.confidence)
