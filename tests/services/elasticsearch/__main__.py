"""`python -m tests.services.elasticsearch COMMAND …`: run it with an Elasticsearch of its own.

The command finds it in KEPU_ELASTICSEARCH_URLS. Benchmarks run this way: the node may use what a
lasting one would.
"""

import os
import subprocess
import sys

from tests.services.presence import missing

from .nodes import node


def main(command: list[str]) -> int:
    """The command's exit status; 2 when there is no Elasticsearch."""
    if reason := missing("elasticsearch"):
        sys.stderr.write(f"{reason}\n")
        return 2
    with node(heap="1g", lasting=True) as started:
        return subprocess.call(command, env={**os.environ, "KEPU_ELASTICSEARCH_URLS": started.url})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
