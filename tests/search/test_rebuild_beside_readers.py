"""The index is made anew by one process while another one searches without a pause."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services import servers
from tests.services.servers import wait_for

ROOT = Path(__file__).resolve().parents[2]
Environment = dict[str, str]
pytestmark = pytest.mark.journey


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.services("postgresql"))]
)
def environment(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Environment]:
    """Settings for processes that share a database."""
    shared = {name: value for name, value in os.environ.items() if not name.startswith("KEPU_")}
    shared |= {
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "KEPU_VAR": str(tmp_path),
    }
    if request.param == "sqlite":
        yield shared
        return
    with servers.postgresql() as (_server, url):
        yield shared | {"KEPU_TEST_DATABASE_URL": url}


def second(environment: Environment, what: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.search.second", what, environment["KEPU_VAR"]],
        env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def done(process: subprocess.Popen[str]) -> None:
    """It ends by itself and without a complaint."""
    _, said = process.communicate(timeout=300)
    assert process.returncode == 0, said[-3000:]


def test_nobody_finds_less_while_the_index_is_made_anew(
    environment: Environment, tmp_path: Path
) -> None:
    done(second(environment, "prepare"))
    (tmp_path / "searches").touch()
    both = [second(environment, what) for what in ("search", "rebuild")]
    try:
        wait_for("either to end", lambda: any(p.poll() is not None for p in both), seconds=300)
        (tmp_path / "end").touch()
        for process in both:
            done(process)
    finally:
        for process in both:
            process.kill()
