"""How well search finds what people look for, on any judged set.

    python bench/search/evaluate.py --engine sqlite --docs FILE.jsonl[.xz] --queries FILE.tsv

Documents are JSON lines {id, title, text}, and may name the `pair` they are a language of; queries
are tab-separated: id, type, text, ids of what is relevant (separated by spaces; a pair's name will
do). The house's own plans, engine and ranking answer. The last line is a JSON object.
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
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
DEEPEST = 50
#: The engine that is judged; set by `answer_from`.
chosen: Any = None


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
    with contextlib.ExitStack() as stack:
        start_django(options.engine, stack)
        report(options)


def report(options: argparse.Namespace) -> None:
    documents = list(read_documents(options.docs))
    seconds = fill(documents)
    print(f"{len(documents)} documents indexed in {seconds:.1f} s", flush=True)
    names = {n: d.get("pair") or d["id"] for n, d in enumerate(documents, start=1)}
    scores = [(q.kind, score(q, names)) for q in read_queries(options.queries, documents)]
    print(json.dumps(summary(scores), ensure_ascii=False))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--engine", choices=("sqlite", "postgresql", "elasticsearch"), required=True
    )
    parser.add_argument("--docs", type=lambda p: Path(p).resolve(), required=True)
    parser.add_argument("--queries", type=lambda p: Path(p).resolve(), required=True)
    return parser.parse_args()


def start_django(engine: str, stack: contextlib.ExitStack) -> None:
    """A database of our own with nothing in it but the tables; a node where one is asked for."""
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ["KEPU_VAR"] = stack.enter_context(tempfile.TemporaryDirectory(prefix="kepu-eval-"))
    os.environ["DJANGO_SETTINGS_MODULE"] = (
        "portal.settings.test" if engine == "postgresql" else "portal.settings.embedded"
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    if engine == "elasticsearch":
        from django.conf import settings

        from tests.services import elasticsearch

        url = stack.enter_context(elasticsearch.node()).url
        settings.ELASTICSEARCH = {"urls": [url], "api_key": "", "ca_certs": "", "name": "eval"}
    answer_from(engine)


def answer_from(engine: str) -> None:
    """Let this engine alone hold the keys and answer."""
    from search import answering
    from search.elastic import cluster
    from search.engines import engine as database

    chosen = cluster.written() if engine == "elasticsearch" else database()
    chosen.clear("a")
    globals()["chosen"] = chosen
    answering.find = lambda ask: chosen.find("a", ask)


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


def fill(documents: list[dict[str, Any]]) -> float:
    """Index all documents; returns the seconds it took."""
    from django.db import transaction

    from search.engines import Row

    began = time.perf_counter()
    for start in range(0, len(documents), 500):
        part = enumerate(documents[start : start + 500], start=start + 1)
        with transaction.atomic():
            chosen.put("a", [Row(n, d["title"], d["text"]) for n, d in part])
    chosen.finish("a")
    return time.perf_counter() - began


def score(query: Query, names: dict[int, str]) -> Score:
    from search import queries
    from search.plans import plan

    began = time.perf_counter()
    hits = queries.ranked(plan(query.text), limit=DEEPEST * 2).hits
    milliseconds = (time.perf_counter() - began) * 1000
    found = list(dict.fromkeys(names[hit.entry] for hit in hits))[:DEEPEST]
    ranks = [place for place, name in enumerate(found, start=1) if name in query.relevant]
    best = [1 / math.log2(n + 1) for n in range(1, min(len(query.relevant), 10) + 1)]
    return Score(
        ndcg=sum(1 / math.log2(rank + 1) for rank in ranks if rank <= 10) / (sum(best) or 1),
        mrr=next((1 / rank for rank in ranks if rank <= 10), 0.0),
        recall=len(ranks) / max(len(query.relevant), 1),
        empty=not found,
        milliseconds=milliseconds,
    )


def summary(scores: list[tuple[str, Score]]) -> dict[str, Any]:
    kinds: dict[str, list[Score]] = defaultdict(list)
    for kind, one in scores:
        kinds[kind].append(one)
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
