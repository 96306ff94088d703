"""Other programs read what is public, and check it."""

from typing import Any

import pytest
from django.test import Client

from content.pages.fingerprint import digest
from content.release import actions
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import make_released_pair

pytestmark = pytest.mark.django_db


def test_a_list_by_language_and_tags(client: Client, pair: dict[str, Any]) -> None:
    make_released_pair("youth", groups=["youth"])
    answer = client.get("/api/v1/articles?language=mvf&group=farmers_herders").json()

    assert (answer["count"], answer["page"], answer["pages"]) == (1, 1, 1)
    (item,) = answer["items"]
    assert item["url"] == "http://testserver/mvf/health/brucellosis/"
    assert item["groups"] == ["farmers_herders"]
    assert item["sample"] is True
    assert client.get("/api/v1/articles?section=food").json()["count"] == 0


@pytest.mark.parametrize(
    ("query", "status"), [("group=nobody", 404), ("page=0", 422), ("page=x", 422)]
)
def test_a_bad_question_is_refused(
    client: Client, pair: dict[str, Any], query: str, status: int
) -> None:
    assert client.get(f"/api/v1/articles?{query}").status_code == status


def test_one_article_can_be_checked_by_whoever_holds_it(
    client: Client, pair: dict[str, Any]
) -> None:
    answer = client.get("/api/v1/articles/zh-hans/health/brucellosis").json()

    assert digest(answer["content"]) == answer["fingerprint"] == pair["zh-hans"].fingerprint
    assert answer["translations"] == {"mvf": "http://testserver/mvf/health/brucellosis/"}
    mark = answer["fingerprint"]
    assert client.get(f"/api/v1/publications/{mark}").json()["url"] == answer["url"]


def test_nothing_that_is_not_public(client: Client, pair: dict[str, Any]) -> None:
    make_article(author=people.author(), slug="draft")
    actions.withdraw(pair["mvf"].translation_key, people.publisher(), reason="错")

    assert client.get("/api/v1/articles").json()["items"] == []
    for slug in ("draft", "brucellosis"):
        assert client.get(f"/api/v1/articles/zh-hans/health/{slug}").status_code == 404
    mark = pair["zh-hans"].fingerprint
    assert client.get(f"/api/v1/publications/{mark}").status_code == 404


def test_nobody_writes(client: Client, pair: dict[str, Any]) -> None:
    for method in (client.post, client.put, client.delete):
        assert method("/api/v1/articles").status_code == 405


def test_it_is_described_and_asked_again_only_when_changed(
    client: Client, pair: dict[str, Any]
) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert "/api/v1/articles" in paths
    assert all(set(methods) == {"get"} for methods in paths.values())
    assert client.get("/api/v1/docs").status_code == 404

    first = client.get("/api/v1/articles")
    headers = {"if-none-match": first["ETag"]}
    assert client.get("/api/v1/articles", headers=headers).status_code == 304
    assert not first.cookies
