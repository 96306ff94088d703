"""What every engine promises."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from search.analysis import Term


class Row(NamedTuple):
    """The texts of one entry, before they become keys."""

    entry: int
    title: str
    text: str
    #: facet → codes, for engines that cannot join with our tables.
    facets: Mapping[str, tuple[str, ...]] = {}


class Hit(NamedTuple):
    """One entry that was found; higher scores are better ones."""

    entry: int
    score: float


@dataclass(frozen=True)
class Ask:
    """What to look for."""

    terms: tuple[Term, ...]
    #: All terms, or any of them.
    every: bool = True
    #: facet → codes; an entry must have one of the codes of each facet.
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    limit: int = 1000
    #: A key in the title counts as much as this many in the text.
    title_weight: float = 1.0
    #: Look in titles only.
    titles: bool = False


class Engine(Protocol):
    """Two tables of keys, `a` and `b`; every method says which."""

    def clear(self, table: str) -> None:
        """Empty the table."""

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Write the keys of these rows, replacing what was there for their entries."""

    def remove(self, table: str, entries: Iterable[int]) -> None:
        """Forget these entries. Unknown ones are no error."""

    def settle(self, table: str) -> None:
        """Do what is due after a few entries were written; cheap."""

    def finish(self, table: str) -> None:
        """Make the table ready to answer after everything was put."""

    def find(self, table: str, ask: Ask) -> list[Hit]:
        """What matches, the best first. Never fails because of what was asked."""
