"""The piece of a text that shows why it was found, with what was found marked.

Made from the analyser's offsets on the original text: the engines' own snippets would show keys.
"""

from collections.abc import Iterable
from typing import NamedTuple

from .analyser import Kind, Token, analyse
from .terms import Phrase, Term

Span = tuple[int, int]
#: Where an excerpt may begin or end without cutting a thought or a Mongolian word.
_PAUSES = frozenset(" \n。！？；，、：.!?;,᠂᠃᠄︕︖")


class Run(NamedTuple):
    """A piece of text, marked or not. A marked piece never cuts a Mongolian word."""

    text: str
    marked: bool


def excerpt(text: str, terms: Iterable[Term], *, length: int = 90) -> list[Run]:
    """About `length` characters around most of what was found; the beginning if nothing was.

    The runs joined are the excerpt, with … where the text goes on.
    """
    spans = marks(text, terms)
    start, end = _window(text, spans, length)
    runs = [Run("…", False)] if start else []
    runs += _runs(text, [span for span in spans if start <= span[0] and span[1] <= end], start, end)
    return [*runs, Run("…", False)] if end < len(text) else runs


def marked(text: str, terms: Iterable[Term]) -> list[Run]:
    """The whole text, with what was found marked."""
    return _runs(text, marks(text, terms), 0, len(text))


def marks(text: str, terms: Iterable[Term]) -> list[Span]:
    """Where any phrase of any term stands, overlapping and touching spans merged."""
    tokens = analyse(text)
    streams = (
        [token for token in tokens if token.kind not in (Kind.SHAPE, Kind.ROOT)],
        [token for token in tokens if token.kind is Kind.SHAPE],
        [token for token in tokens if token.kind is Kind.ROOT],
    )
    phrases = [phrase for term in terms for phrase in term.phrases]
    found = [span for stream in streams for span in _find(stream, phrases)]
    return _merged(found)


def _find(stream: list[Token], phrases: list[Phrase]) -> Iterable[Span]:
    places: dict[str, list[int]] = {}
    for place, token in enumerate(stream):
        places.setdefault(token.key, []).append(place)
    for phrase in phrases:
        for place in _starts(phrase, places):
            tokens = stream[place : place + len(phrase.keys)]
            if _matches(phrase, tokens):
                yield tokens[0].start, _end(phrase, tokens[-1])


def _starts(phrase: Phrase, places: dict[str, list[int]]) -> list[int]:
    first = phrase.keys[0]
    if len(phrase.keys) == 1 and phrase.prefix:
        return [at for key, found in places.items() if key.startswith(first) for at in found]
    return places.get(first, [])


def _matches(phrase: Phrase, tokens: list[Token]) -> bool:
    keys = tuple(token.key for token in tokens)
    if not phrase.prefix:
        return keys == phrase.keys
    return (
        len(keys) == len(phrase.keys)
        and keys[:-1] == phrase.keys[:-1]
        and keys[-1].startswith(phrase.keys[-1])
    )


def _end(phrase: Phrase, last: Token) -> int:
    """One character was asked for: mark it, not the pair that it begins."""
    if phrase.prefix and last.kind is Kind.HAN and len(phrase.keys[-1]) == 1:
        return last.start + 1
    return last.end


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _window(text: str, spans: list[Span], length: int) -> Span:
    """The stretch that holds most marks, opened to the nearest pause on both sides."""
    if len(text) <= length:
        return 0, len(text)
    best = max(spans, key=lambda span: _held(spans, span[0], length), default=(0, 0))
    start = _pause_before(text, max(0, best[0] - length // 4), best[0])
    return start, _pause_after(text, max(start + length, best[1]))


def _held(spans: list[Span], start: int, length: int) -> int:
    return sum(1 for span in spans if start <= span[0] and span[1] <= start + length * 3 // 4)


def _pause_before(text: str, earliest: int, mark: int) -> int:
    """The start of the first clause or word between `earliest` and the mark."""
    if earliest == 0:
        return 0
    after_pause = (at for at in range(earliest, mark + 1) if text[at - 1] in _PAUSES)
    return next(after_pause, mark)


def _pause_after(text: str, end: int) -> int:
    """The next pause within a dozen characters, and at least the end of a Mongolian word."""
    for at in range(end, min(end + 12, len(text))):
        if text[at - 1] in _PAUSES:
            return at
    while end < len(text) and _is_script(text[end]):
        end += 1
    return min(end, len(text))


def _is_script(char: str) -> bool:
    return "\u1807" <= char <= "\u18af" or char in "\u202f\u200c\u200d"


def _runs(text: str, spans: list[Span], start: int, end: int) -> list[Run]:
    runs: list[Run] = []
    place = start
    for mark in spans:
        runs += [Run(text[place : mark[0]], False), Run(text[mark[0] : mark[1]], True)]
        place = mark[1]
    runs.append(Run(text[place:end], False))
    return [run for run in runs if run.text]
