"""The files of the house, as its guards see them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("site", "content", "search", "push")


def product_files() -> Iterator[Path]:
    """Every Python file of the product; migrations are made by a machine."""
    for folder in PRODUCT:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def files_of_tests() -> Iterator[Path]:
    """Every Python file under tests/."""
    yield from sorted((ROOT / "tests").rglob("*.py"))


def name(path: Path) -> str:
    """A file as the documents name it."""
    return path.relative_to(ROOT).as_posix()
