"""Every link between the documents leads somewhere: `python -m tests.layout.links`."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from .tree import ROOT, name

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
#: A path of the repository in backticks, such as `docs/adr/0006` or `site/portal/demo.py`.
_PATH = re.compile(
    r"`((?:site|content|search|push|locales|tests|docs|bench|requirements)/[\w./-]+\.\w+)`"
)
#: Named because it must not exist.
_ABSENT = {"site/__init__.py"}


def documents() -> Iterator[Path]:
    """Every Markdown file that belongs to the project."""
    yield from sorted(ROOT.glob("*.md"))
    for folder in ("docs", "site", "content", "search", "push", "locales", "tests", "bench"):
        yield from sorted((ROOT / folder).rglob("*.md"))


def broken() -> list[str]:
    """Links and named files that do not exist, with where they stand."""
    said = []
    for document in documents():
        text = document.read_text()
        for target in _targets(_CODE.sub("", text)):
            path, _, heading = target.partition("#")
            found = (document.parent / unquote(path)) if path else document
            if not found.exists():
                said.append(f"{name(document)}: {target} does not exist")
            elif heading and found.suffix == ".md" and heading not in _headings(found):
                said.append(f"{name(document)}: {target} has no such heading")
        said += [
            f"{name(document)}: names {path}, which does not exist"
            for path in _PATH.findall(text)
            if path not in _ABSENT and not (ROOT / path).exists()
        ]
    return said


def _targets(text: str) -> Iterator[str]:
    for match in _LINK.finditer(text):
        target = match[1] or match[2]
        if not re.match(r"[a-z]+:", target):
            yield target


def _headings(document: Path) -> set[str]:
    lines = re.findall(r"(?m)^#+ +(.*?)\s*#*$", document.read_text())
    return {re.sub(r"[^\w\- ]", "", line.lower()).strip().replace(" ", "-") for line in lines}


def main() -> int:
    """Print what is broken; 1 when anything is."""
    said = broken()
    sys.stderr.writelines(f"{line}\n" for line in said)
    sys.stdout.write(f"docs: {len(list(documents()))} documents, {len(said)} broken links\n")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
