"""The audience that an article's own tags propose; a person confirms or changes it."""

from collections.abc import Mapping
from typing import Any

from .rules import Clause, Rule

#: The facet each tag of the canonical content (content.pages.fingerprint) speaks of.
_FACETS = {"regions": "region", "groups": "group", "livelihoods": "livelihood", "topics": "topic"}


def propose(content: Mapping[str, Any]) -> Rule:
    """Any within a facet, all across facets; a facet without tags asks nothing.

    There is no clause for language: each station gets the publication in its own.
    """
    return Rule(
        all=tuple(
            Clause(facet, tuple(content[tags]))
            for tags, facet in _FACETS.items()
            if content.get(tags)
        )
    )
