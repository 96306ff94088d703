"""The locks name every package with its hashes, and no machine."""

import re
from pathlib import Path

import pytest

from .tree import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))


def pins(lock: Path) -> dict[str, str]:
    """Versions by package."""
    return dict(re.findall(r"(?m)^([A-Za-z0-9._-]+)==(\S+)", lock.read_text()))


def test_there_is_a_lock_for_each_use() -> None:
    assert [lock.stem for lock in LOCKS] == ["agent", "site", "test"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_no_host_and_no_path_stands_in_a_lock(lock: Path) -> None:
    text = re.sub(r"#.*", "", lock.read_text())
    assert not re.search(r"://|--(?:extra-)?index|--find-links|--trusted|/opt|/tmp|@ ", text)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_package_has_a_hash(lock: Path) -> None:
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", lock.read_text())
    assert all("--hash=sha256:" in entry for entry in entries if "==" in entry)


def test_the_tests_run_with_the_sites_and_the_stations_versions() -> None:
    tested = pins(ROOT / "requirements" / "test.lock")
    for lock in LOCKS:
        assert pins(lock).items() <= tested.items()


def test_the_station_needs_no_django() -> None:
    assert not pins(ROOT / "requirements" / "agent.lock").keys() & {"django", "wagtail", "celery"}
