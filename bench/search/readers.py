"""What a reader of a library of synthetic articles waits for: rows beside the keys, and the page.

The rows are written past the locks that guard what is public, in a database that is thrown away.
"""

import json
import sqlite3
import uuid
from collections.abc import Iterator
from functools import cache
from typing import Any

from synthetic import Texts

FACETS = {
    "topics": ("health", "husbandry", "weather", "grassland", "safety", "food"),
    "regions": ("150724", "150725", "150726", "150727"),
    "seasons": ("spring", "summer", "autumn", "winter"),
    "groups": ("farmers_herders",),
}


def publish(texts: Texts) -> None:
    """A publication, an entry, its terms and its name for each text; the keys are there already."""
    from django.core.management import call_command
    from django.db import connection, transaction

    from tests.factories.release import make_released_pair

    call_command("setup_site", verbosity=0, stdout=_Silent())
    made = make_released_pair()["zh-hans"]
    connection.ensure_connection()
    database: sqlite3.Connection = connection.connection
    for (name,) in database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        database.execute(f'DROP TRIGGER "{name}"')
    database.execute("PRAGMA foreign_keys = OFF")
    pattern = database.execute("SELECT * FROM release_publication WHERE id = ?", [made.pk])
    columns = [column[0] for column in pattern.description]
    row = dict(zip(columns, pattern.fetchone(), strict=True))
    for table in ("search_name", "search_entryterm", "search_entry", "release_publication"):
        database.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
    with transaction.atomic():
        for sql, rows in _statements(row, texts):
            database.executemany(sql, rows)


def find(text: str) -> Any:
    """The pairs that are found, ordered and counted."""
    from search import queries

    return queries.search(queries.Request(text, "zh-hans"))


def page(text: str) -> None:
    """The page of results, as the site's server makes it."""
    response = _client().get("/zh-hans/search/", {"q": text})
    if response.status_code != 200:
        raise SystemExit(f"{text}: {response.status_code}")


@cache
def _client() -> Any:
    from django.test import Client

    return Client(headers={"host": "localhost"})


def _statements(
    row: dict[str, Any], texts: Texts
) -> Iterator[tuple[str, Iterator[tuple[Any, ...]]]]:
    marks = ", ".join("?" * len(row))
    numbered = list(enumerate(texts, start=1))
    yield (
        f"INSERT INTO release_publication ({', '.join(row)}) VALUES ({marks})",  # noqa: S608 - columns
        (tuple(_publication(row, n, title).values()) for n, (title, _) in numbered),
    )
    yield (
        "INSERT INTO search_entry (publication_id, translation_key, language, title, text)"
        " VALUES (?, ?, 'zh-hans', ?, ?)",
        ((n, _key(n), title, text) for n, (title, text) in numbered),
    )
    yield (
        "INSERT INTO search_entryterm (entry_id, facet, code) VALUES (?, ?, ?)",
        ((n, facet, codes[n % len(codes)]) for n, _ in numbered for facet, codes in FACETS.items()),
    )
    yield (
        "INSERT INTO search_name"
        " (entry_id, text, language, kind, folded, sound, typed, initials, skeletons)"
        " VALUES (?, ?, 'zh-hans', 'title', ?, ?, ?, ?, '')",
        (_name(n, title) for n, (title, _) in numbered),
    )


def _publication(row: dict[str, Any], number: int, title: str) -> dict[str, Any]:
    content = json.dumps(json.loads(row["content"]) | {"title": title})
    own = {"id": number, "uuid": _key(number), "page_id": number, "path": f"health/n{number}"}
    return {**row, **own, "title": title, "content": content, "translation_key": _key(number)}


def _name(number: int, title: str) -> tuple[Any, ...]:
    sounds = [_sound(char) for char in title]
    initials = "".join(sound[0] for sound in sounds)
    return number, title, title, f" {' '.join(sounds)} ", "".join(sounds), initials


@cache
def _sound(char: str) -> str:
    from search.analysis import pinyin

    return next(iter(pinyin.syllables(char)), "a")


def _key(number: int) -> str:
    return uuid.UUID(int=number).hex


class _Silent:
    def write(self, text: str) -> None:
        """Say nothing."""
