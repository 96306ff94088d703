"""`site/` is a source directory and never a package (docs/adr/0002)."""

import site
import subprocess
import sys

from .tree import ROOT, product_files

DRAWERS = {"utils", "util", "helpers", "common", "core", "services", "misc"}


def test_the_directory_is_no_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()


def test_import_site_is_still_the_standard_librarys() -> None:
    assert not str(site.__file__).startswith(str(ROOT))
    command = [sys.executable, "-c", "import site; print(site.__file__)"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not said.startswith(str(ROOT))


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    assert not [path for path in product_files() if {path.stem, *path.parts} & DRAWERS]
