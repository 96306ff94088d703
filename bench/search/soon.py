"""How long after a release readers find the article, and after a withdrawal do not.

    python bench/search/soon.py [--engine elasticsearch] [--times 30]

A house of real processes, web, driver and signer, on SQLite; with `--engine elasticsearch` the
real node of the tests answers it. This process releases and withdraws as an editor does, and asks
the site for the page of results until it shows what it should. The last line is a JSON object, in
milliseconds.
"""

import argparse
import contextlib
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
#: Between two questions; nobody presses a key faster.
PAUSE, PATIENCE = 0.02, 60.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=("sqlite", "elasticsearch"), default="sqlite")
    parser.add_argument("--times", type=int, default=30)
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kepu-soon-")))
        if options.engine == "elasticsearch":
            from tests.services import elasticsearch

            os.environ["KEPU_ELASTICSEARCH_URLS"] = stack.enter_context(elasticsearch.node()).url
        from tests.journeys.house import house

        home = stack.enter_context(house(folder))
        os.environ |= home.environment
        import django

        django.setup()
        print(json.dumps({"engine": options.engine, **figures(home, options.times)}))


def figures(home: Any, times: int) -> dict[str, Any]:
    """Both waits; the first release is not counted: the processes warm up."""
    from content.release import actions
    from tests import people
    from tests.factories.release import make_released_single

    found, gone = [], []
    for number in range(times + 1):
        name = chr(0x5000 + number) + chr(0x6000 + number)
        article = make_released_single(f"soon-{number}", title=f"{name}的防控")
        found.append(waited(lambda a=article, n=name: a.url in results(home, n)))
        actions.withdraw(article.translation_key, people.publisher(), reason="错了")
        gone.append(waited(lambda a=article, n=name: a.url not in results(home, n)))
    return {"found": spread(found[1:]), "gone": spread(gone[1:])}


def results(home: Any, query: str) -> str:
    from tests.journeys.house import get

    status, page = get(f"{home.site}/zh-hans/search/?q={quote(query)}")
    if status != 200:
        raise SystemExit(f"the page of results answers {status}")
    return page


def waited(ready: Callable[[], bool]) -> float:
    """Milliseconds until it was so."""
    began = time.perf_counter()
    while not ready():
        if time.perf_counter() - began > PATIENCE:
            raise SystemExit(f"not so after {PATIENCE:.0f} s")
        time.sleep(PAUSE)
    return (time.perf_counter() - began) * 1000


def spread(times: list[float]) -> dict[str, int]:
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return {
        name: round(value)
        for name, value in {
            "median": statistics.median(ordered), "p95": late, "most": ordered[-1]
        }.items()
    }  # fmt: skip


if __name__ == "__main__":
    main()
