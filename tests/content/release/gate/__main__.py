"""`python -m tests.content.release.gate [--write] [--here]`: the table of paths × surfaces.

On SQLite, and once more on a PostgreSQL of its own where there is one; `--here` asks only the
database that the settings name.

A number says how often, over all roles and both articles, a stranger then met unreviewed text.
`--write` puts the table into docs/features/publication.md.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DOCUMENT = Path(__file__).resolve().parents[4] / "docs" / "features" / "publication.md"
BEGIN, END = "<!-- gate: written by `make gate` -->\n", "<!-- /gate -->\n"


def main(arguments: list[str]) -> int:
    """Prints the table; the exit status is 1 when anything unreviewed was visible."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    import django  # before Django is set up nothing of the house can be imported

    django.setup()
    from .table import Table, tried

    started = time.monotonic()
    with database() as vendor:
        table: Table = tried(progress=sys.stderr.write)
    text = table.text(vendor, seconds=time.monotonic() - started)
    sys.stdout.write(text)
    again, status = ("", 0) if "--here" in arguments else on_postgresql()
    sys.stdout.write(again)
    if "--write" in arguments:
        before, _, rest = DOCUMENT.read_text().partition(BEGIN)
        _, _, after = rest.partition(END)
        # The tables are the same while both are empty: the second is told by its last line.
        said = text + "\n".join(again.splitlines()[-1:]) + "\n" if again else text
        DOCUMENT.write_text(f"{before}{BEGIN}\n```\n{said}```\n{END}{after}")
    return 1 if table.leaks or status else 0


def on_postgresql() -> tuple[str, int]:
    """The same on a PostgreSQL of its own; nothing where there is none or we are on one."""
    from tests.services.presence import missing

    if missing("postgresql") or "KEPU_TEST_DATABASE_URL" in os.environ:
        return "", 0
    ours = [sys.executable, "-m", "tests.content.release.gate", "--here"]
    command = [sys.executable, "-m", "tests.services.postgresql", *ours]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    return done.stdout, done.returncode


@contextmanager
def database() -> Iterator[str]:
    """A test database for as long as this lasts; its kind."""
    from django.db import connection
    from django.test.utils import (
        setup_databases,
        setup_test_environment,
        teardown_databases,
        teardown_test_environment,
    )

    setup_test_environment()
    made: Any = setup_databases(verbosity=0, interactive=False)
    try:
        yield connection.vendor
    finally:
        teardown_databases(made, verbosity=0)
        teardown_test_environment()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
