"""The installer is understood by Pythons it must turn away, and does not install twice."""

import ast
import hashlib
import subprocess
import sys
from pathlib import Path

from .tree import ROOT

INSTALL = ROOT / "requirements" / "install.py"


def test_an_old_python_can_read_it_as_far_as_the_line_that_turns_it_away() -> None:
    text = INSTALL.read_text()
    assert text.isascii()
    ast.parse(text, feature_version=(3, 6))
    assert not [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.JoinedStr)]


def test_the_same_lock_is_not_installed_again(tmp_path: Path) -> None:
    lock = tmp_path / "some.lock"
    lock.write_text("not a lock at all")
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    version = ".".join(map(str, sys.version_info[:2]))
    (tmp_path / "some.installed").write_text(f"{digest} {version}")
    command = [sys.executable, str(INSTALL), str(tmp_path), str(lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == ""


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    lock = tmp_path / "some.lock"
    lock.touch()
    command = [sys.executable, str(INSTALL), str(tmp_path / "file" / ".venv"), str(lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "cannot make" in done.stderr
