"""SQLite's mark of its last commit: read from its shared memory, so that asking costs nothing."""

import gc
import sqlite3
import subprocess
import sys
from ast import literal_eval
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal.page_cache.commits import mark_of

WRITER = """
import sqlite3, sys
writer = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0.1)
for line in sys.stdin:
    print(writer.execute(line).fetchone(), flush=True)
"""

NEWS = "INSERT INTO news VALUES (1)"
Elsewhere = Callable[[str], str]


@pytest.fixture
def town(tmp_path: Path) -> Path:
    path = tmp_path / "town.sqlite3"
    founder = sqlite3.connect(path)
    founder.execute("PRAGMA journal_mode = wal")
    founder.execute("CREATE TABLE news (text)")
    founder.commit()
    founder.close()
    return path


@pytest.fixture
def elsewhere(town: Path) -> Iterator[Elsewhere]:
    """Another process that writes: a function that runs one statement there."""
    command = [sys.executable, "-c", WRITER, str(town)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:

        def run(statement: str) -> str:
            process.stdin.write(f"{statement}\n")
            return process.stdout.readline().strip()

        yield run
        process.stdin.close()


def test_every_commit_of_another_process_moves_the_mark(town: Path, elsewhere: Elsewhere) -> None:
    mark = mark_of(str(town))
    seen = [mark()]
    for _ in range(100):
        elsewhere(NEWS)
        seen.append(mark())
    assert len(set(seen)) == 101


def test_reading_and_a_write_taken_back_do_not_move_it(town: Path, elsewhere: Elsewhere) -> None:
    mark = mark_of(str(town))
    before = mark()
    for statement in ("SELECT * FROM news", "BEGIN", NEWS, "ROLLBACK"):
        elsewhere(statement)
    assert mark() == before


def test_it_still_moves_when_the_log_was_emptied_and_begun_anew(
    town: Path, elsewhere: Elsewhere
) -> None:
    mark = mark_of(str(town))
    seen = []
    for _ in range(5):
        elsewhere(NEWS)
        elsewhere("PRAGMA wal_checkpoint(TRUNCATE)")
        elsewhere(NEWS)
        seen.append(mark())
    assert len(set(seen)) == 5


def test_looking_takes_no_lock_away_from_who_reads_in_the_same_process(
    town: Path, elsewhere: Elsewhere
) -> None:
    """POSIX drops a process's locks on a file when any of its descriptors is closed."""
    reader = sqlite3.connect(town, isolation_level=None)
    elsewhere(NEWS)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM news").fetchone()
    mark_of(str(town))()
    gc.collect()
    busy, _log, _done = literal_eval(elsewhere("PRAGMA wal_checkpoint(RESTART)"))
    assert busy, "the log was begun anew under a reader"


def test_a_database_without_a_log_has_no_mark(tmp_path: Path) -> None:
    path = tmp_path / "plain.sqlite3"
    sqlite3.connect(path).execute("CREATE TABLE news (text)")
    assert mark_of(str(path)) is None
