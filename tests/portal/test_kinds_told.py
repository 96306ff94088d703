"""What other programs and screens are told of a film, a long picture and a rebuttal."""

from typing import Any

import pytest
from django.test import Client

from content.pages.enums import PageKind
from content.release.models import Publication
from content.release.reading import public_pictures
from push.agent.cards import fragment
from push.documents import Article
from tests.factories.kinds import MODELS, leads
from tests.factories.release import make_released_pair

pytestmark = pytest.mark.django_db
each_kind = pytest.mark.parametrize("kind", list(MODELS), ids=str)
#: What each kind says in words and nothing else does.
SAYS = {
    PageKind.VIDEO: "今天说布病。",
    PageKind.GRAPHIC: "二、戴口罩。",
    PageKind.REBUTTAL: "煮熟才行。",
}


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Any, settings: Any) -> None:
    settings.OBJECT_ROOT, settings.MEDIA_ROOT = tmp_path / "objects", tmp_path / "uploads"


def public(kind: str) -> Publication:
    return make_released_pair(model=MODELS[kind], slug=f"of-{kind}", **leads(kind))["zh-hans"]


@each_kind
def test_the_json_feed_says_the_kind_and_carries_a_film(client: Client, kind: str) -> None:
    public(kind)
    (item,) = client.get("/zh-hans/feed.json").json()["items"]
    assert item["_kepu"]["kind"] == kind
    films = [one["mime_type"] for one in item.get("attachments", [])]
    assert films == (["video/webm"] if kind == PageKind.VIDEO else [])


@each_kind
def test_the_atom_feed_says_the_kind_and_carries_a_film(client: Client, kind: str) -> None:
    public(kind)
    feed = client.get("/zh-hans/feed.atom").content.decode()
    assert f'<category term="{kind}" scheme="tag:kepu,2026:kind"/>' in feed
    assert ('rel="enclosure" type="video/webm"' in feed) is (kind == PageKind.VIDEO)


@each_kind
def test_the_api_has_the_whole_text_and_its_files(client: Client, kind: str) -> None:
    publication = public(kind)
    answer = client.get(f"/api/v1/articles/zh-hans/health/of-{kind}").json()
    assert (answer["kind"], answer["fingerprint"]) == (kind, publication.fingerprint)
    assert answer["content"]["body"][0]["type"] in ("video", "graphic", "rumour")
    assert bool(answer["files"]) is (kind == PageKind.VIDEO)
    (listed,) = client.get("/api/v1/articles").json()["items"]
    assert listed["kind"] == kind


@each_kind
def test_the_screens_card_says_it_in_words(kind: str) -> None:
    publication = public(kind)
    media = {
        sha256: {"renditions": [{"sha256": sha256, "width": s.width, "height": s.height}]}
        for sha256, found in public_pictures(publication).items()
        for s in found[:1]
    }
    article = Article(
        publication=str(publication.pk),
        translation_key=str(publication.translation_key),
        language=publication.language,
        fingerprint=publication.fingerprint,
        content=publication.content,
        media=media,
        names=publication.names,
        vouched=publication.vouched,
        released_at=publication.released_at.isoformat(),
    )
    html = fragment(article, set(media))
    assert all(line in html for line in SAYS[PageKind(kind)].splitlines())
    assert ("<video" in html) is False
