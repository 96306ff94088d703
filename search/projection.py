"""A publication as plain text and codes: what is indexed, and what a snippet is cut from."""

import html
import re
from collections.abc import Iterator
from typing import Any

from content.release.models import Publication
from content.taxonomy.models import AudienceGroup, Livelihood, Phase, Region, Term, Topic
from content.taxonomy.reach import reach

#: Keys of `Publication.content` whose codes narrow a search, and what the codes are of.
VOCABULARIES: dict[str, type[Term]] = {
    "topics": Topic,
    "groups": AudienceGroup,
    "livelihoods": Livelihood,
    "regions": Region,
    "seasons": Phase,
}
FACETS = tuple(VOCABULARIES)
_NOT_TEXT = frozenset({"sha256", "source_url", "grade", "credit", "licence", "focus"}) | {
    *("verdict", "language", "mime", "name"),
}
_BREAK = re.compile(r"<br\s*/?>|</(?:p|li|h\d)>")
_TAG = re.compile(r"<[^>]*>")


def text_of(publication: Publication) -> str:
    """Everything a reader of the article reads below its title, a line for each piece."""
    pieces = [publication.summary, *_texts(publication.content.get("body", []))]
    return "\n".join(piece for piece in (_plain(piece) for piece in pieces) if piece)


def terms_of(publication: Publication) -> set[tuple[str, str]]:
    """The facets and codes that the article can be narrowed by.

    What is for a part is found under the whole, and what has a merged code under the new one.
    """
    content = publication.content
    found = {(facet, code) for facet in FACETS for code in content.get(facet, [])}
    found.add(("topics", publication.section))
    for facet, vocabulary in VOCABULARIES.items():
        named = [code for known, code in found if known == facet]
        found |= {(facet, code) for code in reach(vocabulary).up(named)}
    return found | {("media", kind) for kind in _media(content)}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        shown = {key: part for key, part in value.items() if key not in _NOT_TEXT | {"type"}}
        for part in shown.values():
            yield from _texts(part)


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", text))).strip()


def _media(content: dict[str, Any]) -> set[str]:
    kinds = {block["type"] for block in content.get("body", [])} | {content.get("kind", "")}
    found = kinds & {"audio", "video", "graphic", "rebuttal"}
    return found | ({"picture"} if content.get("cover") or "picture" in kinds else set())
