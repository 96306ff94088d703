"""A film, a long picture and a rebuttal are reviewed texts like any article."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from wagtail.models import Page

from content.pages.enums import PageKind
from content.pages.fingerprint import canonical_content, fingerprint
from content.pages.models import ArticlePage, SectionPage
from content.release import locks
from content.release.models import Publication
from content.release.reading import publication_reading
from content.release.rules import NotReleased
from content.review.readiness import gaps
from content.translation import actions as translation
from push.documents.article import check_content
from tests import people
from tests.factories.bodies import captions_value, picture_value
from tests.factories.kinds import MODELS, make_page
from tests.factories.release import make_clearance, make_released_pair

pytestmark = pytest.mark.django_db
each_kind = pytest.mark.parametrize("kind", list(MODELS), ids=str)
HUDUM = "ᠮᠣᠩᠭᠣᠯ"


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Any, settings: Any) -> None:
    settings.OBJECT_ROOT, settings.MEDIA_ROOT = tmp_path / "objects", tmp_path / "uploads"


def draft(page: Page) -> ArticlePage:
    return ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def released(kind: str) -> dict[str, Publication]:
    values = make_page(kind, author=people.author(), slug="pattern")
    leads = {name: getattr(values, name) for name in values.LEADS}
    return make_released_pair(f"public-{kind}", model=MODELS[kind], **leads)


def test_every_kind_has_a_page_type_and_a_place_in_a_section() -> None:
    types = {model.kind: model for model in SectionPage.clean_subpage_models()}
    assert set(types) == set(PageKind)


@each_kind
def test_the_text_says_what_kind_it_is_and_begins_with_its_matter(kind: str) -> None:
    content = canonical_content(draft(make_page(kind, author=people.author())))
    first = {"video": "video", "graphic": "graphic", "rebuttal": "rumour"}[kind]
    assert (content["kind"], content["body"][0]["type"]) == (kind, first)
    check_content(content)


CHANGES: list[tuple[str, str, str, Any]] = [
    ("video", "film", "title", "别的标题"),
    ("video", "film", "transcript", "别的文字稿"),
    ("video", "film", "poster.alt", "别的封面"),
    ("video", "film", "captions", [captions_value]),
    ("graphic", "graphic", "text", "别的文字版"),
    ("graphic", "graphic", "picture.alt", "别的替代文字"),
    ("graphic", "graphic", "versions", []),
    ("rebuttal", "rumour", "rumour", "别的传言"),
    ("rebuttal", "rumour", "heard", "集市"),
    ("rebuttal", "rumour", "verdict", "partly"),
    ("rebuttal", "rumour", "truth", "别的事实"),
    ("rebuttal", "evidence", "source", "《别的》"),
]


@pytest.mark.parametrize(
    ("kind", "field", "place", "value"), CHANGES, ids=[f"{c[0]}.{c[2]}" for c in CHANGES]
)
def test_every_field_of_its_own_counts(kind: str, field: str, place: str, value: Any) -> None:
    page = draft(make_page(kind, author=people.author()))
    before = fingerprint(page)
    *way, last = place.split(".")
    block = getattr(page, field)[0].value
    for step in way:
        block = block[step]
    made = [one("mvf") if callable(one) else one for one in value]
    told = value if isinstance(value, str) else made
    block[last] = block.block.child_blocks[last].normalize(told)
    assert fingerprint(page) != before


@each_kind
def test_a_row_read_as_an_article_is_still_the_whole_text(kind: str) -> None:
    row = ArticlePage.objects.get(pk=make_page(kind, author=people.author()).pk)
    assert type(row) is ArticlePage
    assert fingerprint(row) == fingerprint(row.specific)


@each_kind
def test_both_locks_hold(kind: str) -> None:
    page = Page.objects.get(pk=released(kind)["zh-hans"].page_id)
    fresh = make_page(kind, author=people.author(), slug="fresh")
    with pytest.raises(NotReleased):
        draft(fresh).get_latest_revision().publish()
    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.filter(pk=fresh.pk).update(live=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.filter(pk=page.pk).update(live=False)
    assert page.live


@each_kind
def test_a_public_page_saved_as_an_article_changes_nothing(kind: str) -> None:
    article = ArticlePage.objects.get(pk=released(kind)["zh-hans"].page_id)
    article.save()
    article.summary = "没有人审定过。"
    with pytest.raises(NotReleased), transaction.atomic():
        article.save()


@each_kind
def test_the_database_knows_the_type(kind: str) -> None:
    found = ContentType.objects.get_for_model(MODELS[kind])
    assert (found.app_label, found.model) in locks.REVIEWED_TYPES


@each_kind
def test_every_text_of_its_own_can_be_translated(kind: str) -> None:
    page = make_page(kind, author=people.author())
    make_clearance(page)
    pair = translation.start(page, "mvf", people.translator())
    texts = {unit.source: HUDUM for unit in translation.units(pair)}
    filled = canonical_content(translation.fill(pair, texts, people.translator()))
    told = filled["body"][0]["value"]
    names = {
        "video": ("title", "transcript"),
        "graphic": ("text",),
        "rebuttal": ("rumour", "heard", "truth"),
    }
    assert {told[name] for name in names[kind]} == {HUDUM}
    source = canonical_content(draft(page))["body"][0]["value"]
    for name in {"file", "captions", "versions", "verdict"} & set(told):
        assert told[name] == source[name]


@each_kind
def test_a_publication_has_its_kind_its_files_and_its_lists(kind: str) -> None:
    pair = released(kind)
    assert {p.kind for p in pair.values()} == {kind}
    reading = publication_reading(pair["mvf"])
    assert reading.blocks[0].id == "b1"
    if kind == "video":
        film = reading.blocks[0].value
        assert film["file"].url.startswith("/o/")
        assert [track["language"] for track in film["captions"]] == ["zh-hans", "mvf"]
        assert film["file"].bytes == 22
        assert reading.cover == film["poster"]


def test_a_long_picture_has_the_words_of_its_reader() -> None:
    pair = released("graphic")
    shown = {code: publication_reading(p).blocks[0].value["picture"] for code, p in pair.items()}
    assert shown["zh-hans"].src != shown["mvf"].src


def test_a_film_without_captions_for_everybody_is_not_submitted() -> None:
    page = make_page("video", author=people.author())
    film = page.film[0].value
    film["captions"] = film.block.child_blocks["captions"].normalize([captions_value("zh-hans")])
    assert any("还缺字幕：ᠮᠣᠩᠭᠣᠯ" in gap for gap in gaps(page))


@each_kind
def test_what_it_is_about_must_be_there(kind: str) -> None:
    page = make_page(kind, author=people.author())
    for name in page.LEADS:
        setattr(page, name, [])
    assert len([gap for gap in gaps(page) if "还是空的" in gap]) == len(page.LEADS)


@each_kind
def test_text_below_is_welcome_and_not_asked_for(kind: str) -> None:
    page = draft(make_page(kind, author=people.author(), body=[]))
    assert gaps(page) == []


def test_what_is_adapted_names_its_source() -> None:
    page = make_page("graphic", author=people.author(), origin="adapted")
    assert any("改编自哪里" in gap for gap in gaps(page))


def test_what_a_partner_gave_names_its_source() -> None:
    page = make_page("graphic", author=people.author(), origin="partner")
    assert any("原文来自哪里" in gap for gap in gaps(page))


def test_a_picture_of_a_long_picture_is_judged_by_its_bytes() -> None:
    page = make_page("graphic", author=people.author())
    before = fingerprint(page)
    page.graphic[0].value["picture"]["image"] = picture_value()["image"]
    with page.graphic[0].value["picture"]["image"].file.open("ab") as file:
        file.write(b"more")
    assert fingerprint(page) != before
