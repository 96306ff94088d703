"""What keeps the house from starting is said in one clear line."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.supervisor import readiness
from portal.supervisor.readiness import CannotStart

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def busy() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def demo(tmp_path: Path, **environment: str) -> tuple[int, list[str]]:
    """Exit status and lines of `python -m portal.demo`."""
    done = subprocess.run(
        [sys.executable, "-m", "portal.demo"],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "KEPU_VAR": str(tmp_path / "var"),
            "KEPU_AGENT_PYTHON": sys.executable,
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).splitlines()


def test_a_busy_port_is_one_line_that_names_the_way_out(tmp_path: Path, busy: int) -> None:
    status, lines = demo(tmp_path, KEPU_PORT=str(busy))
    assert status == 2
    assert len(lines) == 1
    assert f"port {busy}" in lines[0]
    assert "KEPU_PORT=" in lines[0]


def test_a_busy_kiosk_port_names_the_kiosks_variable(tmp_path: Path, busy: int) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    status, lines = demo(tmp_path, KEPU_PORT=str(free), KEPU_KIOSK_PORT=str(busy))
    assert (status, len(lines)) == (2, 1)
    assert "KEPU_KIOSK_PORT=" in lines[0]


def test_site_and_kiosk_cannot_share_a_port(tmp_path: Path) -> None:
    status, lines = demo(tmp_path, KEPU_PORT="8999", KEPU_KIOSK_PORT="8999")
    assert (status, len(lines)) == (2, 1)
    assert "8999" in lines[0]


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1"])
def test_what_is_no_port_is_said_so(tmp_path: Path, port: str) -> None:
    status, lines = demo(tmp_path, KEPU_PORT=port)
    assert (status, len(lines)) == (2, 1)
    assert f"KEPU_PORT={port}" in lines[0]


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    # Root may write anywhere but below a file.
    (tmp_path / "file").touch()
    status, lines = demo(tmp_path, KEPU_VAR=str(tmp_path / "file" / "var"))
    assert (status, len(lines)) == (2, 1)
    assert "cannot write in" in lines[0]
    assert "KEPU_VAR=" in lines[0]


def test_a_station_without_its_environment_is_one_line(tmp_path: Path) -> None:
    status, lines = demo(tmp_path, KEPU_AGENT_PYTHON=str(tmp_path / "no" / "python"))
    assert (status, len(lines)) == (2, 1)
    assert "run `make demo`" in lines[0]


def test_a_second_house_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    with (
        readiness.only_one(tmp_path / "run"),
        pytest.raises(CannotStart, match="another supervisor"),
        readiness.only_one(tmp_path / "run"),
    ):
        pass


def test_an_old_python_is_turned_away() -> None:
    with pytest.raises(CannotStart, match=r"3\.11 or newer is needed, this is 3\.9\.2"):
        readiness.check_python((3, 9, 2))


def test_the_supervisor_and_the_demo_are_light() -> None:
    """A parent that imported Django would cost a third process's memory."""
    code = "import sys, portal.demo; sys.exit(any(m in sys.modules for m in ('django', 'celery')))"
    path = f"{ROOT}{os.pathsep}{ROOT / 'site'}"
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, check=True)
