"""Exceptions to rules stand in lint-exceptions.toml, each with its reason, and nowhere else.

`python -m tests.layout.exceptions` prints their number and fails on one that is not listed, or
listed and gone; `--add` lists new ones with the words that stand beside them.
"""

import io
import json
import re
import sys
import tokenize
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .tree import ROOT, files_of_tests, name, product_files

LIST = ROOT / "lint-exceptions.toml"
_COMMENT = re.compile(
    r"#\s*(?:noqa:\s*(?P<noqa>[A-Z]+\d+(?:[,\s]+[A-Z]+\d+)*)|type:\s*ignore\[(?P<type>[\w, -]+)\])"
    r"\s*(?:[-—–#:]+\s*)?(?P<reason>[^#]*)"
)
_BARE = re.compile(r"#\s*(noqa\s*$|noqa\s*[^:]|type:\s*ignore(?!\[))")

Key = tuple[str, str]


def found() -> tuple[Counter[Key], dict[Key, str]]:
    """How many exceptions there are of each rule in each place, and the words beside them."""
    count: Counter[Key] = Counter()
    reasons: dict[Key, str] = {}
    for key, reason in [*_in_code(), *_in_settings()]:
        count[key] += 1
        reasons.setdefault(key, reason)
        reasons[key] = reasons[key] or reason
    return count, reasons


def listed() -> dict[Key, dict[str, object]]:
    """What lint-exceptions.toml says, by rule and place."""
    entries = tomllib.loads(LIST.read_text()).get("exception", []) if LIST.exists() else []
    return {(entry["rule"], entry["where"]): entry for entry in entries}


def problems() -> list[str]:
    """What is not listed, listed and gone, counted wrongly, or without a reason."""
    count, _ = found()
    known = listed()
    said = [
        f"not in {LIST.name}: {rule} in {where}" for rule, where in sorted(count - known.keys())
    ]
    for (rule, where), entry in known.items():
        times = count.get((rule, where), 0)
        if rule in {"size", "function-size"}:
            continue  # tests/layout/test_sizes.py looks at these
        if not times:
            said.append(f"gone, take it out of {LIST.name}: {rule} in {where}")
        elif times != entry.get("times", 1):
            said.append(f"{rule} in {where}: {times} times, listed {entry.get('times', 1)}")
        if len(str(entry.get("reason", ""))) < 10:
            said.append(f"{rule} in {where}: no reason")
    return said


def _in_code() -> Iterator[tuple[Key, str]]:
    for path in [*product_files(), *files_of_tests(), ROOT / "manage.py"]:
        text = path.read_text()
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type != tokenize.COMMENT or path == Path(__file__):
                continue
            if _BARE.search(token.string):
                yield ("bare", name(path)), ""
            for match in _COMMENT.finditer(token.string):
                for rule in re.split(r"[,\s]+", match["noqa"] or match["type"]):
                    yield (rule, name(path)), match["reason"].strip()


def _in_settings() -> Iterator[tuple[Key, str]]:
    text = (ROOT / "pyproject.toml").read_text()
    settings = tomllib.loads(text)["tool"]
    beside = dict(re.findall(r'(?m)^\s*"([^"]+)"[^#\n]*#\s*(.*)$', text))
    for rule in settings["ruff"]["lint"]["ignore"]:
        yield (rule, "everywhere"), beside.get(rule, "")
    for pattern, rules in settings["ruff"]["lint"]["per-file-ignores"].items():
        for rule in rules:
            yield (rule, pattern), beside.get(pattern, "")
    for contract in settings["importlinter"]["contracts"]:
        for ignored in contract.get("ignore_imports", []):
            yield (f"imports:{contract['id']}", ignored), ""


def add() -> None:
    """Rewrite the list: what is gone goes, what is new comes with the words beside it."""
    count, reasons = found()
    known = listed()
    lines = [
        "# Every exception to a lint rule, a type or an import contract, with its reason.",
        "# `make exceptions` holds it complete; `python -m tests.layout.exceptions --add` adds.",
    ]
    sizes = {key: entry for key, entry in known.items() if key[0] in {"size", "function-size"}}
    for key in sorted({*count, *sizes}, key=lambda key: (key[1], key[0])):
        entry = known.get(key, {})
        reason = str(entry.get("reason") or reasons.get(key, ""))
        lines += ["", "[[exception]]", f'rule = "{key[0]}"', f"where = {json.dumps(key[1])}"]
        times = count.get(key) or entry.get("times", 1)
        lines += [f"times = {times}"] if times != 1 else []
        lines += [f"reason = {json.dumps(reason, ensure_ascii=False)}"]
    LIST.write_text("\n".join(lines) + "\n")


def main(arguments: list[str]) -> int:
    """Print the number; 1 when the list is not right."""
    if arguments == ["--add"]:
        add()
    said = problems()
    entries = listed()
    total = sum(int(str(entry.get("times", 1))) for entry in entries.values())
    sys.stdout.write(f"exceptions: {total} in {len(entries)} entries of {LIST.name}\n")
    sys.stderr.writelines(f"{line}\n" for line in said)
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
