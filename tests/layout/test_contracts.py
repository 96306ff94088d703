"""The import contracts leave nothing out, and every exception to a rule has its reason."""

import tomllib
from typing import Any

from . import exceptions, links
from .tree import ROOT, product_files


def contracts() -> dict[str, dict[str, Any]]:
    """Import contracts by id."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return {each["id"]: each for each in settings["tool"]["importlinter"]["contracts"]}


def test_every_channel_is_held_apart_from_the_others() -> None:
    folders = {path.parent.name for path in (ROOT / "push" / "channels").glob("*/__init__.py")}
    assert {f"push.channels.{name}" for name in folders} == set(contracts()["channels"]["modules"])


def test_every_package_of_the_house_has_its_place() -> None:
    top = {path.relative_to(ROOT).parts[:2] for path in product_files()}
    packages = {parts[1] if parts[0] == "site" else parts[0] for parts in top}
    placed = " ".join(contracts()["packages"]["layers"]).replace("|", " ").split()
    assert packages == set(placed)


def test_every_exception_is_listed_with_its_reason() -> None:
    assert exceptions.problems() == []


def test_every_link_of_the_documents_leads_somewhere() -> None:
    assert links.broken() == []
