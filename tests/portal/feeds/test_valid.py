"""Every feed against Atom's own grammar and the rules of JSON Feed, whatever stands in it."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import etree
from pydantic import ValidationError

from content.pages.enums import PageKind
from content.release import actions
from tests import people
from tests.factories.kinds import MODELS, leads
from tests.factories.release import make_released_pair

from .json_feed import check

ATOM = {"a": "http://www.w3.org/2005/Atom"}
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
#: A language's, a choice's, and one in which nothing stands yet.
FEEDS = ("feed", "mine/~farmers_herders~~health/feed", "mine/150724/feed", "mine/~~~food/feed")
each_language = pytest.mark.parametrize("language", ["zh-hans", "mvf"])
each_feed = pytest.mark.parametrize("feed", FEEDS)


@pytest.fixture
def told(db: None, tmp_path: Path, settings: Any) -> None:
    """An article of each kind, one adapted from abroad with signs XML minds, one called back."""
    settings.OBJECT_ROOT, settings.MEDIA_ROOT = tmp_path / "objects", tmp_path / "uploads"
    for kind in (PageKind.VIDEO, PageKind.GRAPHIC, PageKind.REBUTTAL):
        make_released_pair(model=MODELS[kind], slug=f"of-{kind}", **leads(kind))
    make_released_pair(
        slug="abroad", title="奶 < 煮 & “开”", origin="adapted", adapted_from="WHO",
        adapted_url="https://example.org/a?b=1&c=2",
    )  # fmt: skip
    gone = make_released_pair(slug="gone")["zh-hans"]
    actions.withdraw(gone.translation_key, people.publisher(), reason="错")


def _atom(client: Client, address: str) -> Any:
    return etree.fromstring(client.get(address).content)


@each_language
@each_feed
def test_atom(client: Client, told: None, language: str, feed: str) -> None:
    document = _atom(client, f"/{language}/{feed}.atom")

    GRAMMAR.assertValid(document)
    assert document.xpath("count(a:entry[not(a:author)])", namespaces=ATOM) == 0
    assert document.xpath("count(a:entry[not(a:link[@rel='alternate'])])", namespaces=ATOM) == 0
    ids = document.xpath("//a:id/text()", namespaces=ATOM)
    assert len(ids) == len(set(ids))
    assert all(one.startswith("http://") for one in ids)
    assert bool(document.xpath("a:entry", namespaces=ATOM)) is (feed != FEEDS[-1])


@each_language
@each_feed
def test_json(client: Client, told: None, language: str, feed: str) -> None:
    response = client.get(f"/{language}/{feed}.json")

    assert response["Content-Type"] == "application/feed+json"
    assert bool(check(json.loads(response.content)).items) is (feed != FEEDS[-1])


@pytest.mark.parametrize(
    ("say", "instead"),
    [
        ("<updated>", "<updated>yesterday "),
        ("<author><name>", "<author><nom/><name>"),
        ('hreflang="', 'hreflang="?'),
        ("</feed>", '<at:deleted-entry ref="x" when="y"/></feed>'),
        ('rel="self"', "rel=''"),
        ("<title>", "<title/><title>"),
    ],
)
def test_the_grammar_notices(client: Client, told: None, say: str, instead: str) -> None:
    text = client.get("/zh-hans/feed.atom").content.decode()
    assert say in text
    assert not GRAMMAR.validate(etree.fromstring(text.replace(say, instead, 1).encode()))


def test_the_rules_notice(client: Client, told: None) -> None:
    feed = json.loads(client.get("/zh-hans/feed.json").content)
    for key, value in (
        ("url", "zh-hans/a"), ("date_published", "2026-11-25"), ("authors", [{}]), ("kind", "x"),
        ("content_text", None), ("language", "中文"), ("attachments", [{"url": "http://a.cn"}]),
    ):  # fmt: skip
        broken = deepcopy(feed)
        broken["items"][0][key] = value
        with pytest.raises(ValidationError):
            check(broken)
