"""Quality and speed of search on all engines beside Wagtail's own, in one run.

    python bench/search/everything.py [--docs FILE.jsonl[.xz] --queries FILE.tsv] [--documents N …]

The judged sets of our own, and the given one as well; then the embedded engine beside FTS5 itself,
and Elasticsearch beside its bare client; then how soon a release is found. Every step prints its
own table or JSON object as soon as it has it; what fails stops the run. `--small` shows in some
minutes whether it all works.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
OWN = ("mongolian-test", "mongolian-hard", "cross-test", "cross-hard")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--docs")
    parser.add_argument("--queries")
    parser.add_argument("--documents", action="append", help="how many for speed; 10000 and 100000")
    parser.add_argument("--small", action="store_true", help="one set of our own, 1000 documents")
    options = parser.parse_args()
    if bool(options.docs) != bool(options.queries):
        parser.error("--docs and --queries go together")
    with tempfile.TemporaryDirectory(prefix="kepu-sets-") as folder:
        for title, script, *arguments in steps(options, folder):
            if title:
                print(f"\n## {title}\n", flush=True)
            subprocess.run([sys.executable, str(HERE / script), *arguments], check=True)


def steps(options: argparse.Namespace, folder: str) -> Iterator[list[str]]:
    """A heading, a script beside this one, and what it is told."""
    yield ["", "sets.py", folder]
    own = OWN[-2:-1] if options.small else OWN
    sets = {name: (f"{folder}/{name}.jsonl", f"{folder}/{name}.tsv") for name in own}
    if options.docs:
        sets = {"given": (options.docs, options.queries), **sets}
    for name, (docs, queries) in sets.items():
        yield [f"Quality: {name}", "compare.py", "--docs", docs, "--queries", queries]
    numbers = options.documents or (("1000",) if options.small else ())
    counts = [part for n in numbers for part in ("--documents", n)]
    yield ["Speed: embedded, beside FTS5", "speed.py", *counts]
    docs, queries = next(iter(sets.values()))
    told = ["--docs", docs, "--queries", queries]
    yield ["Speed: Elasticsearch, beside its bare client", "cluster.py", *told]
    times = ["--times", "3"] if options.small else []
    for engine in ("sqlite", "elasticsearch"):
        yield [f"Release to result: {engine}", "soon.py", "--engine", engine, *times]


if __name__ == "__main__":
    main()
