"""Ours beside Wagtail's own search, on the same documents, queries and engines, in one run.

    python bench/search/compare.py --docs FILE.jsonl[.xz] --queries FILE.tsv [--engine sqlite …]

Each of the three engines is asked by our plans and ranking and by modelsearch's stock backend with
its stock analysers: as Wagtail asks it by itself, and for any of the words. Prints a table; the
last line is a JSON object.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evaluate import ENGINES

HERE = Path(__file__).resolve().parent
WAYS: dict[str, list[str]] = {
    "ours": [],
    "stock": ["--stock", "default"],
    "stock, any word": ["--stock", "any"],
}
SHOWN = ("ndcg@10", "mrr@10", "recall@50", "zero_hits", "p50_ms", "p95_ms", "index_s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--docs", required=True)
    parser.add_argument("--queries", required=True)
    parser.add_argument("--engine", choices=ENGINES, action="append")
    options = parser.parse_args()
    print(f"| engine | search | {' | '.join(SHOWN)} |\n|{'---|' * (len(SHOWN) + 2)}")
    rows = list(figures(options))
    print(json.dumps(rows))


def figures(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Each in a process of its own; told as soon as it is known."""
    for engine in options.engine or ENGINES:
        for way, flags in WAYS.items():
            asked = ["--engine", engine, "--docs", options.docs, "--queries", options.queries]
            command = [sys.executable, str(HERE / "evaluate.py"), *asked, *flags]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            row = {"engine": engine, "search": way, **json.loads(done.stdout.splitlines()[-1])}
            print(
                f"| {engine} | {way} | {' | '.join(str(row[name]) for name in SHOWN)} |", flush=True
            )
            yield row


if __name__ == "__main__":
    main()
