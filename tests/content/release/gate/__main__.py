"""`python -m tests.content.release.gate [--write]`: the table of publish paths × surfaces.

A number says how often, over all roles and both articles, a stranger then met unreviewed text.
`--write` puts the table into docs/features/publication.md.
"""

import os
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
    if "--write" in arguments:
        before, _, rest = DOCUMENT.read_text().partition(BEGIN)
        _, _, after = rest.partition(END)
        DOCUMENT.write_text(f"{before}{BEGIN}\n```\n{text}```\n{END}{after}")
    return 1 if table.leaks else 0


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
