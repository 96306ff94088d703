"""The Mongolian of this house is written in its own script."""

import re

from .tree import ROOT

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def test_no_cyrillic_letter_stands_in_the_mongolian_catalogue() -> None:
    found = [
        f"{path.name}:{number}"
        for path in (ROOT / "locales" / "mvf").rglob("*.po")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if _CYRILLIC.search(line)
    ]
    assert found == []
