"""What our engine adds to Elasticsearch's own time for the same request.

    python bench/search/cluster.py --docs FILE.jsonl[.xz] --queries FILE.tsv

Each query is asked as all of its words and as any of them: once through `search.elastic`, from
terms to hits, and once by the bare client with the body that the engine would send. The two take
turns. The last line is a JSON object.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ROUNDS = 3
_VARIABLE = "KEPU_ELASTICSEARCH_URLS"


def main() -> None:
    if _VARIABLE not in os.environ:
        own_node = [sys.executable, "-m", "tests.services.elasticsearch", sys.executable]
        sys.exit(subprocess.call([*own_node, *sys.argv], cwd=ROOT))
    sys.path[:0] = [str(ROOT), str(ROOT / "site"), str(HERE)]
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    import django

    django.setup()
    documents, asked = read()
    fill(documents)
    for round_ in range(ROUNDS + 1):
        times = measure(asked)  # the first round warms the server
        print(json.dumps({"round": round_, **summary(times)}), flush=True)


def read() -> tuple[list[dict[str, Any]], list[Any]]:
    """The documents, and what to ask."""
    import argparse

    import evaluate

    from search import analysis
    from search.engines import Ask

    parser = argparse.ArgumentParser()
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    options = parser.parse_args()
    documents = list(evaluate.read_documents(options.docs))
    asked = []
    for query in evaluate.read_queries(options.queries, documents):
        every = tuple(analysis.terms(query.text))
        some = tuple(analysis.single_keys(query.text))
        asked += [Ask(every, title_weight=3.0, limit=100), Ask(some, every=False, limit=100)]
    return documents, asked


def fill(documents: list[dict[str, Any]]) -> None:
    """An index of all documents."""
    from search.elastic import cluster
    from search.engines import Row

    engine = cluster.written()
    engine.clear("a")
    for start in range(0, len(documents), 500):
        part = enumerate(documents[start : start + 500], start=start + 1)
        engine.put("a", [Row(n, d["title"], d["text"]) for n, d in part])
    engine.finish("a")


def measure(asked: list[Any]) -> list[tuple[float, float]]:
    """Milliseconds of ours and of the bare client, for each query."""
    from search.elastic import cluster
    from search.elastic.engine import body_of

    engine = cluster.written()
    index = f"{engine.stem}-a"
    times = []
    for ask in asked:
        body = body_of(ask)
        ours = timed(lambda ask=ask: engine.find("a", ask))
        bare = timed(lambda body=body: engine.client.search(index=index, **body))
        times.append((ours, bare))
    return times


def timed(act: Callable[[], Any]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def summary(times: list[tuple[float, float]]) -> dict[str, float]:
    """Medians and 95th percentiles, and how many times ours is the bare client's."""
    ours, bare = (sorted(column) for column in zip(*times, strict=True))
    late = int(len(times) * 0.95)
    result = {
        "ours_p50_ms": statistics.median(ours),
        "bare_p50_ms": statistics.median(bare),
        "ours_p95_ms": ours[late],
        "bare_p95_ms": bare[late],
        "times_p50": statistics.median(ours) / statistics.median(bare),
        "times_p95": ours[late] / bare[late],
    }
    return {name: round(value, 2) for name, value in result.items()}


if __name__ == "__main__":
    main()
