"""Every URL pattern of the site, and an address that it answers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver

from content.release.surfaces import Surface

#: Something that each kind of argument accepts.
_WORDS = {"int": "1", "str": "a" * 64, "slug": "health", "path": "x.png", "uuid": "0" * 32}


@dataclass(frozen=True)
class Pattern:
    """One leaf of the resolver."""

    name: str
    route: str

    @property
    def address(self) -> str:
        """An address that this pattern answers, as near as can be guessed."""
        typed = re.sub(
            r"<(?:(\w+):)?\w+>", lambda found: _WORDS.get(found[1] or "str", "1"), self.route
        )
        return "/" + re.sub(r"\(.*?\)|\\.|[$^?+*]", "1", typed)


def patterns() -> list[Pattern]:
    """Every leaf, in the resolver's order."""
    return list(_leaves(get_resolver().url_patterns, "", ()))


def forgotten(found: Iterable[Pattern], surfaces: Iterable[Surface]) -> list[str]:
    """The patterns that stand in no surface's entry."""
    known = list(surfaces)
    return [
        f"{one.name or '(no name)'} {one.route}"
        for one in found
        if not any(surface.covers_url(one.name, one.route) for surface in known)
    ]


def _leaves(found: Iterable[Any], route: str, names: tuple[str, ...]) -> Iterator[Pattern]:
    for one in found:
        here = route + str(one.pattern).lstrip("^")
        if isinstance(one, URLResolver):
            inner = (*names, one.namespace) if one.namespace else names
            yield from _leaves(one.url_patterns, here, inner)
        else:
            yield Pattern(":".join([*names, one.name or ""]), here)
