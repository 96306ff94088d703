"""modelsearch's own suite passes on our backends, in a process with its test project's settings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services import elasticsearch, servers

ROOT = Path(__file__).parents[3]


def run(suite: str, **environment: str) -> None:
    """Run one of the suites beside this file; fails with its whole output."""
    kept = {key: value for key, value in os.environ.items() if key != "KEPU_TEST_DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "django", "test", f"tests.search.backends.{suite}"],
        cwd=ROOT,
        env={
            **kept,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "tests.search.backends.suite_settings",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\nOK" in done.stderr, done.stderr


def test_sqlite() -> None:
    run("sqlite_suite")


@pytest.mark.services("postgresql")
def test_postgresql() -> None:
    with servers.postgresql() as (_, url):
        run("postgres_suite", KEPU_TEST_DATABASE_URL=url)


@pytest.mark.services("elasticsearch")
def test_elasticsearch() -> None:
    with elasticsearch.node() as node:
        run("elasticsearch_suite", KEPU_TEST_ELASTICSEARCH_URL=node.url)
