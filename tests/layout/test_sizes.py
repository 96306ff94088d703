"""A function fits a screen, a file is read in one sitting."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from .exceptions import listed
from .tree import files_of_tests, name, product_files

FILE, FUNCTION = 400, 50
TEST_FILE, TEST_FUNCTION = 500, 60


def excused(rule: str) -> set[str]:
    """The places that lint-exceptions.toml excuses, with reasons."""
    return {where for listed_rule, where in listed() if listed_rule == rule}


def long_files(paths: Iterable[Path], most: int) -> Iterator[str]:
    for path in paths:
        lines = len(path.read_text().splitlines())
        if lines > most and name(path) not in excused("size"):
            yield f"{name(path)}: {lines} lines"


def long_functions(paths: Iterable[Path], most: int) -> Iterator[str]:
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            where = f"{name(path)}:{node.name}"
            if lines > most and where not in excused("function-size"):
                yield f"{where}: {lines} lines"


def test_no_file_of_the_product_is_too_long() -> None:
    assert not list(long_files(product_files(), FILE))


def test_no_function_of_the_product_is_too_long() -> None:
    assert not list(long_functions(product_files(), FUNCTION))


def test_no_test_is_too_long() -> None:
    assert not list(long_files(files_of_tests(), TEST_FILE))
    assert not list(long_functions(files_of_tests(), TEST_FUNCTION))


def test_a_long_function_would_be_found() -> None:
    found = " ".join(long_functions([Path(__file__)], most=8))
    assert "test_sizes.py:long_functions" in found
