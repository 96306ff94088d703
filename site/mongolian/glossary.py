"""Agreed words of the interface and names of places, each with how sure we are of it.

No native reader has approved the tables yet; `confidence` must stay visible wherever a term is
offered as more than a suggestion.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Entry:
    """One Chinese term and its Mongolian counterpart."""

    zh: str
    mn: str
    source: str
    #: high, medium-high, medium or low.
    confidence: str
    note: str = ""


@dataclass(frozen=True)
class Place:
    """One administrative division by its national code."""

    code: str
    zh: str
    mn: str
    kind: str
    source: str
    confidence: str


@cache
def entries() -> tuple[Entry, ...]:
    """Every term, in the order of the file."""
    rows = _rows("glossary_zh_mn.tsv")
    return tuple(
        Entry(r["zh"], r["mn_Mong"], r["source"], r["confidence"], r["note"]) for r in rows
    )


@cache
def places() -> tuple[Place, ...]:
    """Every place, in the order of the file."""
    rows = _rows("regions.tsv")
    return tuple(
        Place(r["code"], r["zh"], r["mn"], r["kind"], r["source"], r["confidence"]) for r in rows
    )


def find(zh: str) -> Entry | None:
    """The term with exactly this Chinese wording, or None."""
    return _by_chinese().get(zh)


def place(code: str) -> Place | None:
    """The place with this division code, or None."""
    return next((p for p in places() if p.code == code), None)


@cache
def _by_chinese() -> dict[str, Entry]:
    return {entry.zh: entry for entry in reversed(entries())}


def _rows(name: str) -> Iterator[dict[str, str]]:
    table = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines(), delimiter="\t"):
        yield {key: value or "" for key, value in row.items()}
