"""Who still shows an object: without a user the store keeps its bytes and gives them to nobody.

Whoever puts objects before people says here how to tell whether it still does: publications as long
as they are current, stations' documents as long as a head names them.
"""

from collections.abc import Callable

Lookup = Callable[[str], bool]
_lookups: list[Lookup] = []


def register(lookup: Lookup) -> None:
    """From now on `lookup(sha256)` is asked whether it shows that object now."""
    if lookup not in _lookups:
        _lookups.append(lookup)


def is_shown(sha256: str) -> bool:
    """Whether anything that is public, or named to a station, uses this object now."""
    return any(lookup(sha256) for lookup in _lookups)
