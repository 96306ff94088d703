"""Folk names and scientific names of the same thing. Editors keep the list; this applies it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .folding import fold

#: One group: the preferred name first.
Group = Sequence[str]


@dataclass(frozen=True)
class Found:
    """A name that the query uses, and all names of the thing, the preferred one first."""

    name: str
    names: tuple[str, ...]

    @property
    def preferred(self) -> str:
        return self.names[0]

    @property
    def others(self) -> tuple[str, ...]:
        """The other names, folded like `name` to tell them apart."""
        return tuple(name for name in self.names if fold(name).text != self.name)

    @property
    def written(self) -> str:
        """The name as the group writes it."""
        return next((name for name in self.names if fold(name).text == self.name), self.name)

    @property
    def listed(self) -> str:
        """The other names in one line."""
        return "、".join(self.others)


@dataclass(frozen=True)
class Expansion:
    """A query taken apart at the names it uses."""

    found: tuple[Found, ...]
    #: What stands between the names, in order.
    rest: tuple[str, ...]


class Thesaurus:
    """All groups, ready to be applied to queries."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._names: dict[str, tuple[str, ...]] = {}
        for group in groups:
            names = tuple(dict.fromkeys(name.strip() for name in group if name.strip()))
            for name in names:
                self._names.setdefault(fold(name).text, names)
        longest_first = sorted(self._names, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_standing_alone, longest_first)) or r"(?!)")

    def expand(self, query: str) -> Expansion:
        """The names that the query uses, the longest first where they overlap."""
        text = fold(query).text
        found, rest, place = [], [], 0
        for match in self._pattern.finditer(text):
            found.append(Found(match.group(), self._names[match.group()]))
            rest.append(text[place : match.start()])
            place = match.end()
        rest.append(text[place:])
        return Expansion(tuple(dict.fromkeys(found)), tuple(piece for piece in rest if piece))


def parse_groups(text: str) -> list[tuple[str, ...]]:
    """Groups from lines of names separated by commas; # starts a comment line."""
    lines = (line.strip() for line in text.splitlines())
    groups = [
        tuple(name.strip() for name in line.replace("，", ",").split(",") if name.strip())
        for line in lines
        if line and not line.startswith("#")
    ]
    return [group for group in groups if len(group) > 1]


def _standing_alone(name: str) -> str:
    """A name of Latin letters or digits must not be part of a longer word (AI in `aids`)."""
    before = "(?<![a-z0-9])" if re.match("[a-z0-9]", name) else ""
    after = "(?![a-z0-9])" if re.search("[a-z0-9]$", name) else ""
    return f"{before}{re.escape(name)}{after}"
