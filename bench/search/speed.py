"""How fast the embedded engine is, beside FTS5 itself with the same keys, MATCH and bm25.

    python bench/search/speed.py [--documents 10000 --documents 100000]

Both have a file of their own with the same keys and answer with the 50 best; they take turns,
three times each, and the fastest counts. Ours is asked from the query's text to ranked ids, FTS5
from the finished MATCH on. Then what a reader waits for: the pairs that `search.queries` finds, and
the whole page. Times are of the wall and of the processor, which other work on the machine does not
change.
The last line is a JSON object; parts are told on stderr as soon as they are known. The code must
not change meanwhile.
"""

import argparse
import json
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site"), str(HERE)]

from synthetic import BANDS, KINDS, Asked, Texts, documents, queries  # noqa: E402 - after the path

BEST, CHUNK, ROUNDS = 50, 500, 3
PAGES = 60
_FIND = "SELECT rowid, bm25(k, 1.0, 1.0) AS score FROM k WHERE k MATCH ? ORDER BY score LIMIT ?"


class Spent(NamedTuple):
    """Seconds."""

    wall: float
    cpu: float


class Compared(NamedTuple):
    ours: Spent
    raw: Spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, action="append")
    answers = {}
    for count in parser.parse_args().documents or [10_000, 100_000]:
        answers[count] = measured(count)
        print(json.dumps({count: answers[count]}, indent=1), flush=True)
    print(json.dumps(answers))


def measured(count: int) -> dict[str, Any]:
    """All figures for one number of documents, in a process and a file of their own."""
    with tempfile.TemporaryDirectory(prefix="kepu-speed-") as folder:
        reading, writing = os.pipe()
        if not os.fork():
            os.write(writing, json.dumps(figures(count, folder)).encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as answer:
            return json.loads(answer.read())


def figures(count: int, folder: str) -> dict[str, Any]:
    start_django(folder)
    import readers
    from django.db import connection

    texts, seen = documents(count)
    began = size_of(connection.settings_dict["NAME"])
    ours = timed(lambda: index_ours(texts))
    grown = size_of(connection.settings_dict["NAME"]) - began
    path = f"{folder}/raw.sqlite3"
    raw = index_raw(texts, path)
    index = told({
        "index": {"ours_s": round(ours.wall, 1), "raw_s": round(raw.wall, 1),
                  "raw_by_ours": round(raw.wall / ours.wall, 2),
                  "raw_by_ours_cpu": round(raw.cpu / ours.cpu, 2)},
        "megabytes": {"index": grown, "raw": size_of(path),
                      "text": round(sum(len(t.encode()) for _, t in texts) / 1e6)},
    })  # fmt: skip
    asked = list(queries(seen, count))
    fts5 = sqlite3.connect(path)
    times = [compared(each, fts5) for each in asked]
    speed = told({
        "all": summary(times),
        **{kind: summary([t for a, t in zip(asked, times, strict=True) if a.kind == kind])
           for kind in KINDS},
        **{band: summary([t for a, t in zip(asked, times, strict=True) if a.band == band])
           for band in BANDS},
    })  # fmt: skip
    readers.publish(texts)
    part = asked[:: -(-len(asked) // PAGES)]
    return {
        **index,
        **speed,
        "reader": {"pairs_ms": spread([timed(lambda a=a: readers.find(a.text)) for a in part]),
                   "page_ms": spread([timed(lambda a=a: readers.page(a.text)) for a in part])},
    }  # fmt: skip


def told(part: dict[str, Any]) -> dict[str, Any]:
    """The part, said at once: a run that stops later has not been in vain."""
    print(json.dumps(part), file=sys.stderr, flush=True)
    return part


def start_django(folder: str) -> None:
    os.environ |= {"KEPU_VAR": folder, "DJANGO_SETTINGS_MODULE": "portal.settings.embedded"}
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def index_ours(texts: Texts) -> None:
    """As a rebuild does it: from texts to keys that can be asked for."""
    from django.db import transaction

    from search.engines import Row, engine

    for start in range(0, len(texts), CHUNK):
        part = enumerate(texts[start : start + CHUNK], start=start + 1)
        with transaction.atomic():
            engine().put("a", [Row(n, title, text) for n, (title, text) in part])
    engine().finish("a")


def index_raw(texts: Texts, path: str) -> Spent:
    """FTS5 alone, given the finished keys, in transactions of the same size."""
    from search.analysis import index_keys

    keys = [(n, index_keys(a), index_keys(b)) for n, (a, b) in enumerate(texts, start=1)]
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE VIRTUAL TABLE k USING fts5(title, body, tokenize='unicode61 remove_diacritics 0')"
    )

    def insert() -> None:
        for start in range(0, len(keys), CHUNK):
            connection.execute("BEGIN")
            connection.executemany(
                "INSERT INTO k (rowid, title, body) VALUES (?, ?, ?)", keys[start : start + CHUNK]
            )
            connection.execute("COMMIT")
        connection.execute("INSERT INTO k (k) VALUES ('optimize')")

    spent = timed(insert)
    connection.close()
    return spent


def compared(asked: Asked, fts5: sqlite3.Connection) -> Compared:
    """What our engine takes for a query, and what FTS5 takes for the same MATCH."""
    from search.engines.sqlite import match_of

    match = match_of(ask_of(asked))
    wanted = [row[0] for row in fts5.execute(_FIND, (match, BEST))]
    found = ids(asked)
    if len(found) != len(wanted):
        raise SystemExit(f"{asked}: {len(found)} found, raw FTS5 finds {len(wanted)}")
    ours, raw = [], []
    for _ in range(ROUNDS):
        ours.append(timed(lambda: ids(asked)))
        raw.append(timed(lambda: fts5.execute(_FIND, (match, BEST)).fetchall()))
    return Compared(fastest(ours), fastest(raw))


def ids(asked: Asked) -> list[int]:
    """A query's text in, ranked ids out."""
    from search.engines import engine

    return [hit.entry for hit in engine().find("a", ask_of(asked))]


def ask_of(asked: Asked) -> Any:
    from search import analysis
    from search.engines import Ask

    terms = analysis.terms(asked.text) if asked.every else analysis.single_keys(asked.text)
    return Ask(tuple(terms), every=asked.every, limit=BEST)


def timed(act: Callable[[], Any]) -> Spent:
    wall, cpu = time.perf_counter(), time.thread_time()
    act()
    return Spent(time.perf_counter() - wall, time.thread_time() - cpu)


def fastest(rounds: Sequence[Spent]) -> Spent:
    return Spent(min(one.wall for one in rounds), min(one.cpu for one in rounds))


def summary(times: list[Compared]) -> dict[str, Any]:
    """Milliseconds, and how many times FTS5's ours are."""
    ours, raw = spread([t.ours for t in times]), spread([t.raw for t in times])
    times_raw = {name: round(value / raw[name], 2) for name, value in ours.items()}
    return {"ours_ms": ours, "raw_ms": raw, "times_raw": times_raw}


def spread(times: Sequence[Spent]) -> dict[str, float]:
    """Milliseconds of the wall and of the processor."""
    found = {}
    for name, values in (("", [t.wall for t in times]), ("_cpu", [t.cpu for t in times])):
        ordered = sorted(values)
        late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        found |= {f"median{name}": statistics.median(ordered) * 1000, f"p95{name}": late * 1000}
    return {name: round(value, 3) for name, value in found.items()}


def size_of(path: str | Path) -> int:
    """Megabytes of a database, with what is not yet in its file."""
    connection = sqlite3.connect(path)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    return round(pages * size / 1e6)


if __name__ == "__main__":
    main()
