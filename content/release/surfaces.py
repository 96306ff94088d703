"""Every way a reader can meet content, registered by the room that offers it.

A test holds this complete: a URL pattern or a kind of push document that stands in no entry fails
it, and the gate's matrix (tests/content/release/gate) asks every surface for unreviewed text.
"""

import html
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

#: All that a stranger gets at an address, whatever the status; their own words in it left out.
Visit = Callable[[str], bytes]
#: Everything a surface shows, now, to a stranger who looks for a text.
Probe = Callable[[Visit, str], Iterable[bytes]]


@dataclass(frozen=True)
class Surface:
    """One way to meet content, and the addresses and documents that make it up.

    `urls` are names of URL patterns (with their namespace), `under` are beginnings of routes,
    `documents` names of push documents.
    """

    name: str
    probe: Probe
    urls: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    def covers_url(self, name: str, route: str) -> bool:
        """Whether the URL pattern with this name and route belongs to this surface."""
        return name in self.urls or any(route.startswith(start) for start in self.under)

    def shows(self, visit: Visit, text: str) -> bool:
        """Whether a stranger can see `text` here, in any of the ways text is written."""
        written = {text, html.escape(text), json.dumps(text)[1:-1]}
        wanted = [one.encode() for one in written]
        return any(one in piece for piece in self.probe(visit, text) for one in wanted)


class AlreadyRegistered(ValueError):
    """Two surfaces of one name."""


_surfaces: dict[str, Surface] = {}


def register(surface: Surface) -> None:
    """From now on `surface` is held to the gate. Raises AlreadyRegistered."""
    if _surfaces.setdefault(surface.name, surface) != surface:
        raise AlreadyRegistered(surface.name)


def register_silent(
    name: str, *, urls: tuple[str, ...] = (), documents: tuple[str, ...] = ()
) -> None:
    """Say of these addresses and documents that they carry no content at all."""
    register(Surface(name, _nothing, urls=urls, documents=documents))


def registered() -> list[Surface]:
    """Every surface, by name."""
    return [_surfaces[name] for name in sorted(_surfaces)]


def _nothing(visit: Visit, text: str) -> Iterable[bytes]:
    return ()
