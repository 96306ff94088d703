"""How fast the embedded engine is, beside FTS5 itself with the same keys, MATCH and bm25.

    python bench/search/speed.py --documents 10000 [--documents 100000]

Documents are synthetic: 400 to 600 characters whose words follow Zipf's law. 300 queries of one,
two and four words in three bands of frequency. Both sides answer with the 50 best from the same
file, each query twice and in turn; the second time counts. The last line is a JSON object.
"""

import argparse
import json
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
WORDS, BEST, CHUNK, PER_KIND = 30_000, 50, 500, 100
#: Documents with the word, as a part of all: seldom, now and then, often.
BANDS = {"seldom": (0.0, 0.001), "now and then": (0.001, 0.05), "often": (0.05, 1.0)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, action="append", required=True)
    answers = {}
    for count in parser.parse_args().documents:
        answers[count] = measured(count)
        print(json.dumps(answers[count]["all"]), flush=True)
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
    from django.db import connection

    texts, seen = documents(count)
    ours = timed(lambda: index_ours(texts))
    _, raw = index_raw(texts, f"{folder}/raw.sqlite3")
    print(f"{count}: indexed in {ours:.1f} s, raw insertion of its keys {raw:.1f} s", flush=True)
    path = connection.settings_dict["NAME"]
    queries = list(asked(seen, count))
    times = [compared(kind, words, path) for kind, words in queries]
    return {
        "index_s": round(ours, 1),
        "raw_index_s": round(raw, 1),
        "index_mb": round(Path(f"{folder}/raw.sqlite3").stat().st_size / 1e6, 1),
        "text_mb": round(sum(len(t.encode()) for _, t in texts) / 1e6, 1),
        "queries": {k: summary([t for kind, t in zip(queries, times, strict=True) if kind[0] == k])
                    for k in dict.fromkeys(kind for kind, _ in queries)},
        "all": summary(times),
    }  # fmt: skip


def start_django(folder: str) -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ |= {"KEPU_VAR": folder, "DJANGO_SETTINGS_MODULE": "portal.settings.embedded"}
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def documents(count: int) -> tuple[list[tuple[str, str]], Counter[str]]:
    """Titles and texts; and how many documents have each word."""
    chance = random.Random(8)  # noqa: S311 - the same texts every time
    characters = [chr(0x4E00 + n) for n in range(3_000)]
    words = list(dict.fromkeys("".join(chance.choices(characters, k=chance.choice((2, 2, 2, 3))))
                               for _ in range(WORDS)))  # fmt: skip
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    texts, seen = [], Counter[str]()
    for _ in range(count):
        length, held, size = chance.randint(400, 600), [], 0
        while size < length:
            held.append(words[bisect(weights, chance.random() * weights[-1])])
            size += len(held[-1])
        lines = ["".join(held[n : n + 7]) for n in range(0, len(held), 7)]
        texts.append(("".join(held[:4]), "，".join(lines)))
        seen.update(set(held))
    return texts, seen


def asked(seen: Counter[str], count: int) -> Iterator[tuple[str, list[str]]]:
    chance = random.Random(9)  # noqa: S311 - the same queries every time
    for low, high in BANDS.values():
        band = sorted(word for word, n in seen.items() if low * count < n <= max(high * count, 1))
        for number, kind in ((1, "one word"), (2, "two words"), (4, "any of four")):
            for _ in range(PER_KIND // len(BANDS) + 1):
                yield kind, chance.choices(band, k=number)


def index_ours(texts: list[tuple[str, str]]) -> None:
    from django.db import transaction

    from search.engines import Row, engine

    for start in range(0, len(texts), CHUNK):
        part = enumerate(texts[start : start + CHUNK], start=start + 1)
        with transaction.atomic():
            engine().put("a", [Row(n, title, text) for n, (title, text) in part])
    engine().finish("a")


def index_raw(texts: list[tuple[str, str]], path: str) -> tuple[int, float]:
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

    seconds = timed(insert)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return len(keys), seconds


def compared(kind: str, words: list[str], path: str) -> tuple[float, float]:
    """Milliseconds of our engine and of FTS5 itself, asked the same on the same file."""
    from search import analysis
    from search.engines import Ask, engine
    from search.engines.sqlite import match_of

    every = kind != "any of four"
    terms = analysis.terms(" ".join(words)) if every else analysis.single_keys(" ".join(words))
    ask = Ask(tuple(terms), every=every, limit=BEST)
    sql = ("SELECT rowid, bm25(search_keys_a, 1.0, 1.0) AS score FROM search_keys_a"
           " WHERE search_keys_a MATCH ? ORDER BY score LIMIT ?")  # fmt: skip
    match = match_of(ask)
    raw = _raw(path)
    ours: Callable[[], Any] = lambda: engine().find("a", ask)  # noqa: E731
    theirs: Callable[[], Any] = lambda: raw.execute(sql, (match, BEST)).fetchall()  # noqa: E731
    ours(), theirs()
    return timed(ours) * 1000, timed(theirs) * 1000


def _raw(path: str, _open: dict[str, sqlite3.Connection] = {}) -> sqlite3.Connection:  # noqa: B006
    """One connection for the run."""
    return _open.setdefault(path, sqlite3.connect(path))


def timed(act: Callable[[], Any]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def summary(times: list[tuple[float, float]]) -> dict[str, float]:
    ours, raw = (sorted(one) for one in zip(*times, strict=True))
    last = int(len(ours) * 0.95)
    medians = statistics.median(ours), statistics.median(raw)
    return {
        "median_ms": round(medians[0], 2),
        "raw_median_ms": round(medians[1], 2),
        "p95_ms": round(ours[last], 2),
        "raw_p95_ms": round(raw[last], 2),
        "median_ratio": round(medians[0] / medians[1], 2),
        "p95_ratio": round(ours[last] / raw[last], 2),
    }


if __name__ == "__main__":
    main()
