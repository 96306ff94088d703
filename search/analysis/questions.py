"""What a question is about: 布病怎么预防 asks for 布病 and 预防."""

import re
from importlib.resources import files

from mongolian.keys import skeleton_key
from mongolian.letters import WORD

from .folding import fold

_MONGOLIAN = re.compile(WORD)


def _read() -> list[str]:
    table = (files(__package__) / "asking_words.txt").read_text(encoding="utf-8")
    lines = (line for line in table.splitlines() if not line.startswith("#"))
    return [word for line in lines for word in line.split()]


#: Longest first, so that 是什么 goes whole and leaves no 是 behind.
_ASKING = re.compile(
    "|".join(sorted((w for w in _read() if not _MONGOLIAN.match(w)), key=len, reverse=True))
)
#: By skeleton, however they are typed.
_ASKING_MONGOLIAN = frozenset(skeleton_key(w) for w in _read() if _MONGOLIAN.match(w))
#: What is left of a question at the edges of its subject.
_EDGES = re.compile("^[的了是要会应该]+|[的了是要会应该]+$")


def subject(query: str) -> str:
    """The query without the words that only make a question of it; all of it if it is all such."""
    text = fold(query).text
    asking = _ASKING.search(text)
    pieces = [_MONGOLIAN.sub(_unless_asking, piece) for piece in _ASKING.split(text)]
    if asking:
        pieces = [_EDGES.sub("", piece) for piece in pieces]
    left = " ".join(piece for piece in pieces if piece.strip())
    return left if any(char.isalnum() for char in left) else query


def subject_of(query: str) -> str:
    """What a query is about, written the same for all ways to ask it: a key to compare by."""
    text = _MONGOLIAN.sub(lambda match: skeleton_key(match.group()), fold(subject(query)).text)
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())[:200]


def _unless_asking(match: re.Match[str]) -> str:
    return " " if skeleton_key(match.group()) in _ASKING_MONGOLIAN else match.group()
