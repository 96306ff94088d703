"""Whatever stands in an object, it is an article or it is refused: no screen stumbles over it."""

import json
from typing import Any

import pytest

from push.agent.cards import fragment
from push.documents import Article, DocumentError
from push.documents.canonical import canonical_bytes

from .people import article

VOICE = {
    "name": {"zh-hans": "王志远"},
    "unit": {"zh-hans": "旗医院"},
    "kind": "science",
    "at": "2026-11-24T08:00:00+08:00",
    "fictional": True,
    "fields": [{"zh-hans": "传染病"}],
}
NEVER = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00")


def read(**changes: Any) -> Article:
    data = {**json.loads(article().to_payload()), "vouched": [VOICE], **changes}
    return Article.from_payload(canonical_bytes(data))


def test_a_whole_article_is_read() -> None:
    assert "旗医院" in fragment(read(), set())


@pytest.mark.parametrize(
    "changes",
    [
        *({"vouched": [{**VOICE, "fields": broken}]} for broken in (None, 0, "", {}, [None])),
        *({"vouched": [{**VOICE, "at": moment}]} for moment in NEVER),
        *({"released_at": moment} for moment in NEVER),
    ],
)
def test_what_could_not_be_shown_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(DocumentError):
        read(**changes)


@pytest.mark.parametrize("topics", ["", "健康", {"health": ""}, {}])
def test_a_section_without_a_name_has_none(topics: Any) -> None:
    assert fragment(read(names={"topics": topics}), set())
