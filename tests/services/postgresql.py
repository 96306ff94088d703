"""`python -m tests.services.postgresql COMMAND …`: run it with a PostgreSQL of its own.

The command finds it in KEPU_TEST_DATABASE_URL. `make test-postgresql` runs every test this way.
"""

import os
import subprocess
import sys

from .presence import missing
from .servers import postgresql


def main(command: list[str]) -> int:
    """The command's exit status; 2 when there is no PostgreSQL."""
    if reason := missing("postgresql"):
        sys.stderr.write(f"{reason}\n")
        return 2
    with postgresql() as (_server, url):
        return subprocess.call(command, env={**os.environ, "KEPU_TEST_DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
