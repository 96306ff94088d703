"""What to look at again in a text, and in a text beside its other language: one list for authors,
translators and the tests of the samples. Everything advises; nothing blocks.
"""

import re
from dataclasses import dataclass
from functools import cache

from .display import display
from .glossary import Entry, entries
from .letters import CONTROLS, MVS, WORD
from .lint import lint
from .numbers import differing
from .suffixes import cut

NUMBERS = "numbers"
TERM = "term"
_WORD = re.compile(WORD)
#: Marks, and titles of publications, which are cited as they are.
_UNTRANSLATED = re.compile("<[^>]*>|《[^》]*》")
_UNSEEN = re.compile(f"[{CONTROLS}{MVS}]")
#: So many letters of a word may change when it is bent; so many are always left.
_ENDING, _SHORTEST_ROOT = 3, 3
#: Terms of lower confidence are offered, but nobody is told to use them.
TRUSTED = {"high", "medium-high"}
_INTERFACE = ("UKUI", "CLDR", "IM-gov mgl.nmg.gov.cn/hbt nav")


@dataclass(frozen=True)
class Advice:
    """What about which word. `word` is as it stands in the text."""

    code: str
    word: str
    message: str
    suggestion: str | None = None


def written(text: str, language: str) -> list[Advice]:
    """What is wrong with the writing itself; in Chinese that can only be single letters."""
    found = [
        Advice(one.code, text[one.start : one.end].strip(), one.message, one.suggestion)
        for one in lint(text)
        if language == "mvf" or one.code == "private-use"
    ]
    return list(dict.fromkeys(found))


def compared(zh: str, mn: str) -> list[Advice]:
    """Where the two languages do not say the same: numbers and doses, and agreed words."""
    return [*_numbers(zh, mn), *_terms(zh, mn)]


def _numbers(zh: str, mn: str) -> list[Advice]:
    message = "这个数字在两种语言里出现的次数不一样，请核对数字和剂量。"
    return [Advice(NUMBERS, number, message) for number in differing(zh, mn)]


def _terms(zh: str, mn: str) -> list[Advice]:
    """Agreed words of the Chinese of which the Mongolian has no trace, in any of their forms."""
    plain, ours = _UNTRANSLATED.sub(" ", zh), _letters(_UNTRANSLATED.sub(" ", mn))
    found: list[Advice] = []
    if not ours:
        return found  # not translated yet, or a source that is cited as it is
    for entry in agreed():
        if entry.zh in plain:
            plain = plain.replace(entry.zh, "\n")  # a shorter term inside it is not meant
            if not _stands_in(entry, ours):
                message = f"术语表里“{entry.zh}”写作 {entry.mn}，译文里没有，请核对用词。"
                found.append(Advice(TERM, entry.zh, message, entry.mn))
    return found


@cache
def agreed() -> tuple[Entry, ...]:
    """The words that a text is held to, the longest first: trusted, of two signs and more, and
    of life, not of the interface.
    """
    trusted = [
        one
        for one in entries()
        if one.confidence in TRUSTED and len(one.zh) > 1 and not one.source.startswith(_INTERFACE)
    ]
    return tuple(sorted(trusted, key=lambda one: -len(one.zh)))


def _stands_in(entry: Entry, ours: set[str]) -> bool:
    """Whether a word of the term stands there, bent in whatever way: it begins the same."""
    roots = {word[: max(_SHORTEST_ROOT, len(word) - _ENDING)] for word in _letters(entry.mn)}
    return any(word.startswith(root) for root in roots for word in ours)


def _letters(text: str) -> set[str]:
    """The words without their suffixes and without what is not seen."""
    stems = (cut(match.group()).stem for match in _WORD.finditer(text))
    return {_UNSEEN.sub("", display(stem)) for stem in stems}
