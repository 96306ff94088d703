"""How well search finds what people look for, on any judged set.

    python bench/search/evaluate.py --engine sqlite --docs FILE.jsonl[.xz] --queries FILE.tsv

Documents are JSON lines {id, title, text}, and may name the `pair` they are a language of; queries
are tab-separated: id, type, text, ids of what is relevant (separated by spaces; a pair's name will
do). The house's own plans, engine and ranking answer, or with `--stock` Wagtail's own backend for
the engine. The last line is a JSON object.
"""

import argparse
import contextlib
import json
import lzma
import math
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DEEPEST = 50
ENGINES = ("sqlite", "postgresql", "elasticsearch")


class Searcher(Protocol):
    """What is judged."""

    def fill(self, documents: list[dict[str, Any]]) -> None:
        """Index all documents; the first has number 1."""

    def find(self, text: str, limit: int) -> list[int]:
        """The numbers of those that match, the best first."""


class Query(NamedTuple):
    kind: str
    text: str
    relevant: frozenset[str]


class Score(NamedTuple):
    ndcg: float
    mrr: float
    recall: float
    empty: bool
    milliseconds: float


def main() -> None:
    options = arguments()
    if options.engine == "postgresql" and "KEPU_TEST_DATABASE_URL" not in os.environ:
        own_server = [sys.executable, "-m", "tests.services.postgresql", sys.executable]
        sys.exit(subprocess.call([*own_server, *sys.argv], cwd=ROOT))
    sys.path[:0] = [str(ROOT), str(ROOT / "site"), str(HERE)]
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="kepu-eval-"))
        report(options, searcher(options, folder, stack))


def report(options: argparse.Namespace, judged: Searcher) -> None:
    documents = list(read_documents(options.docs))
    began = time.perf_counter()
    judged.fill(documents)
    seconds = time.perf_counter() - began
    print(f"{len(documents)} documents indexed in {seconds:.1f} s", flush=True)
    names = {n: d.get("pair") or d["id"] for n, d in enumerate(documents, start=1)}
    asked = read_queries(options.queries, documents)
    scores = [(query, score(query, names, judged)) for query in asked]
    for query, one in scores:
        if options.misses and one.mrr < 1:
            print(f"{one.mrr:.2f}\t{query.kind}\t{query.text}\t{' '.join(query.relevant)}")
    print(json.dumps({**summary(scores), "index_s": round(seconds, 1)}, ensure_ascii=False))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=ENGINES, required=True)
    parser.add_argument("--docs", type=lambda p: Path(p).resolve(), required=True)
    parser.add_argument("--queries", type=lambda p: Path(p).resolve(), required=True)
    parser.add_argument("--misses", action="store_true", help="print what was not found first")
    parser.add_argument(
        "--stock", choices=("default", "any"), help="Wagtail's own search, all words or any"
    )
    return parser.parse_args()


def searcher(options: argparse.Namespace, folder: str, stack: contextlib.ExitStack) -> Searcher:
    if options.stock:
        from stock.engine import Stock

        return Stock(options.engine, folder, stack, any_word=options.stock == "any")
    from house import House

    return House(options.engine, folder, stack)


def read_documents(path: Path) -> Iterator[dict[str, Any]]:
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    yield from (json.loads(line) for line in data.decode().split("\n") if line.strip())


def read_queries(path: Path, documents: list[dict[str, Any]]) -> Iterator[Query]:
    """The queries; what is relevant is named as results are, by pair where there is one."""
    pairs = {d["id"]: d.get("pair") or d["id"] for d in documents}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) >= 4 and fields[0] != "id":
            wanted = frozenset(
                pairs.get(name, name) for name in fields[3].replace(",", " ").split()
            )
            yield Query(fields[1], fields[2], wanted)


def score(query: Query, names: dict[int, str], judged: Searcher) -> Score:
    began = time.perf_counter()
    numbers = judged.find(query.text, DEEPEST * 2)
    milliseconds = (time.perf_counter() - began) * 1000
    found = list(dict.fromkeys(names[number] for number in numbers))[:DEEPEST]
    ranks = [place for place, name in enumerate(found, start=1) if name in query.relevant]
    best = [1 / math.log2(n + 1) for n in range(1, min(len(query.relevant), 10) + 1)]
    return Score(
        ndcg=sum(1 / math.log2(rank + 1) for rank in ranks if rank <= 10) / (sum(best) or 1),
        mrr=next((1 / rank for rank in ranks if rank <= 10), 0.0),
        recall=len(ranks) / max(len(query.relevant), 1),
        empty=not found,
        milliseconds=milliseconds,
    )


def summary(scores: list[tuple[Query, Score]]) -> dict[str, Any]:
    kinds: dict[str, list[Score]] = defaultdict(list)
    for query, one in scores:
        kinds[query.kind].append(one)
    every = [one for _, one in scores]
    times = sorted(one.milliseconds for one in every)
    return {
        **means(every),
        "zero_hits": sum(one.empty for one in every),
        "p50_ms": round(times[len(times) // 2], 2),
        "p95_ms": round(times[min(len(times) - 1, int(len(times) * 0.95))], 2),
        "by_type": {kind: {**means(part), "queries": len(part)} for kind, part in kinds.items()},
    }


def means(scores: list[Score]) -> dict[str, float]:
    count = max(len(scores), 1)
    return {
        "ndcg@10": round(sum(one.ndcg for one in scores) / count, 4),
        "mrr@10": round(sum(one.mrr for one in scores) / count, 4),
        "recall@50": round(sum(one.recall for one in scores) / count, 4),
    }


if __name__ == "__main__":
    main()
