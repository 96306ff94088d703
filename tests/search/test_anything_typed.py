"""Whatever is typed is answered: by every engine, on both pages and by the field's suggestions."""

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from outbox.drain import drain
from search.elastic import cluster, following

QUERIES = int(os.environ.get("KEPU_TYPED", "60"))
#: What people, machines and attackers put into a field, to be put together at random.
PIECES = [
    *"布病草原羊防治怎么ᠮᠣᠩᠭᠤᠯaB3.-_'\"`*?!&|()<>[]{}:;\\/^~+=%$#@,，。？「」…—·",
    *("\x00", "\x1f", "\x7f", "\n", "\t", "\xa0", "\xad", "\u200b", "\u200d", "\u200e", "\u202e"),
    *("\u2028", "\u2066", "\ufeff", "\ufffd", "\uffff", "\U0010ffff", "\ud800", "\udfff"),
    *("\u180a", "\u180b", "\u180e", "\u180f", "\u202f", "\u1843", "\u18a9", "᠐", "᠃"),
    *("\U0001f600", "👨‍👩‍👧", "🇨🇳", "e\u0301\u0301\u0301", "ﷺ", "ß", "ﬁ", "İ", "㍿", "㊗", "½"),
    *("國", "\u3400", "\u9ffd", "\U00020000", "\U000323af", "〇", "々", "한", "か", "ـ", "ا", "ก็"),
    *(" AND ", " OR ", " NOT ", " NEAR(", "title:", "{body}", '"*"', "<->", ":*A", "--", "/*"),
    *("%s", "%(x)s", "{{ x }}", "{% x %}", "${x}", "<script>", "&lt;", "%00", "%F0%9F", "\\u0000"),
    *("'; DROP TABLE search_entry; --", "1e999", "0x41", "-19", "NaN", "\\", "../", "_all", "*:*"),
]  # fmt: skip


@pytest.fixture(
    params=["database", pytest.param("elastic", marks=pytest.mark.services("elasticsearch"))]
)
def answering(request: Any, pair: dict[str, Any]) -> str:
    """Who is asked; both hold the pair."""
    if request.param == "elastic":
        request.getfixturevalue("clustered")
        drain()
        cluster.written().finish(following.LIVE)
    return str(request.param)


def typed() -> Iterator[str]:
    chance = random.Random(8)  # noqa: S311 - the same queries every time
    for _ in range(QUERIES):
        query = "".join(chance.choices(PIECES, k=chance.choice((1, 2, 3, 5, 8, 20))))
        yield query * chance.choice((1, 1, 1, 1, 40, 400))


def raw(text: str) -> bytes:
    """As the wire carries it, halves of characters and all."""
    return text.encode("utf-8", "surrogatepass")


def test_whatever_is_typed_is_answered(
    client: Client, answering: str, caplog: pytest.LogCaptureFixture
) -> None:
    for query in typed():
        sent = {"q": raw(query)}
        narrowed = {**sent, "topics": ["health", raw(query[:9])], "page": raw(query[:2])}
        for language in ("zh-hans", "mvf"):
            for asked in (sent, narrowed):
                response = client.get(f"/{language}/search/", asked)
                assert response.status_code == 200, query
                assert b"<script>" not in response.content, query
            assert client.get(f"/{language}/search/suggest/", sent).status_code == 200, query
    if answering == "elastic":
        assert cluster.readable()
        assert "does not understand" not in caplog.text
