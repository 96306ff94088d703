"""The sample files under `content/samples/`, as plain data."""

from pathlib import Path
from typing import Any

import yaml
from wagtail_localize.strings import extract_strings


class BadSample(Exception):
    """A sample file cannot be used; the message names the file or the row."""


FOLDER = Path(__file__).resolve().parents[3] / "content" / "samples"
Row = dict[str, Any]


def people(folder: Path = FOLDER) -> Row:
    """Units and people."""
    return _read(folder / "people.yaml")


def stations(folder: Path = FOLDER) -> list[Row]:
    """The sample e-stations."""
    return _read(folder / "stations.yaml")["stations"]


def campaigns(folder: Path = FOLDER) -> list[Row]:
    """The sample campaigns."""
    return _read(folder / "campaigns.yaml")["campaigns"]


def articles(folder: Path = FOLDER) -> list[Row]:
    """The sample articles, each a pair."""
    return [_read(path) for path in sorted((folder / "articles").glob("*.yaml"))]


def picture(name: str, folder: Path = FOLDER) -> Path:
    """The file of the picture called `name`. Raises BadSample naming it."""
    for suffix in (".png", ".webp", ".jpg"):
        path = folder / "pictures" / f"{name}{suffix}"
        if path.exists():
            return path
    raise BadSample(f"pictures: there is no picture called {name}")


def attached(name: str, folder: Path = FOLDER) -> Path:
    """The film, its captions or the sheet called `name`. Raises BadSample naming it."""
    for shelf in ("films", "sheets"):
        path = folder / shelf / name
        if path.exists():
            return path
    raise BadSample(f"films, sheets: there is no file called {name}")


def pairs(article: Row) -> dict[str, str]:
    """Every string of the source language with its counterpart in the other."""
    source = article["source_language"]
    target = "mvf" if source == "zh-hans" else "zh-hans"
    return dict(_pairs(article, source, target))


def _pairs(node: Any, source: str, target: str) -> list[tuple[str, str]]:
    if isinstance(node, dict) and source in node and target in node:
        return _segments(str(node[source]), str(node[target]))
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return [found for child in children for found in _pairs(child, source, target)]


def _segments(source: str, target: str) -> list[tuple[str, str]]:
    """The translator's units: a plain string, or each paragraph and list item of rich text."""
    if not source.startswith("<"):
        return [(source, target)]
    ours, theirs = (
        [value.data for value, _ in extract_strings(text)[1]] for text in (source, target)
    )
    if len(ours) != len(theirs):
        raise BadSample(f"not the same paragraphs in both languages: {source[:40]}…")
    return list(zip(ours, theirs, strict=True))


def _read(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSample(f"{path.name}: {error.strerror}") from error
