"""A process of its own beside the test's: `python -m tests.search.second WHAT FOLDER`.

`prepare` releases a few pairs; `search` searches until there is a file FOLDER/end, tells each
search to the file FOLDER/searches, and fails when one finds nothing; `rebuild` makes the index
anew, and goes on after each step only when somebody has searched meanwhile.
"""

import sys
import time
from pathlib import Path

import django
from django.core.management import call_command

PAIRS, REBUILDS = 3, 2


def prepare(folder: Path) -> None:
    """A database with pairs that are all about 布病."""
    from outbox.drain import drain
    from tests.factories.release import make_released_pair

    call_command("migrate", verbosity=0)
    for number in range(PAIRS):
        make_released_pair(f"article-{number}")
    drain()


def search(folder: Path) -> None:
    """Search for 布病 without a pause; everybody must find all pairs."""
    from search.queries import Request
    from search.queries import search as find

    with (folder / "searches").open("ab", buffering=0) as told:
        while not (folder / "end").exists():
            found = find(Request("布病", "zh-hans"))
            if (found.exact, len(found.results)) != (PAIRS, PAIRS):
                raise SystemExit(f"{found.exact} pairs found, {len(found.results)} shown")
            told.write(b".")


def rebuild(folder: Path) -> None:
    """Rebuild a few times, in the smallest steps."""
    from search import actions

    fill, told = actions._fill, folder / "searches"

    def watched(table: str, ids: list[int]) -> int:
        count, seen = fill(table, ids), told.stat().st_size
        while told.stat().st_size < seen + 2:  # the second began after the step
            time.sleep(0.01)
        return count

    actions.CHUNK, actions._fill = 1, watched
    for _ in range(REBUILDS):
        if actions.rebuild() != 2 * PAIRS:
            raise SystemExit("not everything was indexed")


if __name__ == "__main__":
    django.setup()
    {"prepare": prepare, "search": search, "rebuild": rebuild}[sys.argv[1]](Path(sys.argv[2]))
