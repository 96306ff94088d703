"""Around the editor altogether: columns, fixtures, files, terms. What is public stays as it is."""

import json
from typing import Any

import pytest
from django.core import serializers
from django.db import IntegrityError, connection, transaction

from accounts.models import Unit, User
from content.pages.fingerprint import fingerprint
from content.pages.models import ArticlePage
from content.release import actions
from content.release.models import Publication
from content.release.rules import NotReady
from content.release.surfaces import registered
from content.taxonomy.models import Region, Topic
from tests import people

from .scene import SEEN, UNSEEN, UNSEEN_TEXT, Scene, make_upload
from .visitor import stranger

pytestmark = pytest.mark.gate


@pytest.fixture
def shown(scene: Scene) -> Any:
    """Everything that is shown to strangers, to compare with later."""

    def everything() -> dict[str, list[bytes]]:
        open_to_all = [one for one in registered() if one.name not in {"staff", "upload"}]
        return {one.name: list(one.probe(stranger, SEEN)) for one in open_to_all}

    return everything


def nothing_unseen() -> bool:
    return not any(one.shows(stranger, UNSEEN) for one in registered())


def back_to_the_public_text(scene: Scene) -> ArticlePage:
    """The public page without its newer draft: ready to be released once more."""
    page = ArticlePage.objects.get(pk=scene.public.pk)
    page.save_revision(user=people.author())
    return page


def needs_a_new_clearance(page: ArticlePage) -> bool:
    try:
        actions.release_pair(page, people.publisher())
    except NotReady:
        return True
    return False


def test_the_public_text_alone_needs_no_new_clearance(scene: Scene) -> None:
    """Otherwise the tests below would prove nothing."""
    assert not needs_a_new_clearance(back_to_the_public_text(scene))


@pytest.mark.parametrize("column", ["summary", "cover_alt", "cover_caption", "adapted_from"])
def test_a_column_written_past_the_models(column: str, scene: Scene, shown: Any) -> None:
    before = shown()
    ArticlePage.objects.filter(pk=scene.public.pk).update(**{column: UNSEEN_TEXT})
    assert nothing_unseen()
    assert shown() == before
    assert needs_a_new_clearance(back_to_the_public_text(scene))


def test_the_body_written_past_the_models(scene: Scene) -> None:
    page = ArticlePage.objects.get(pk=scene.public.pk)
    body = json.dumps([{"type": "heading", "value": UNSEEN, "id": "x"}])
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE pages_articlepage SET body = %s WHERE page_ptr_id = %s", [body, page.pk]
        )
    assert nothing_unseen()
    assert needs_a_new_clearance(back_to_the_public_text(scene))


def test_a_fixture_over_the_public_page(scene: Scene, shown: Any) -> None:
    before = shown()
    dump = json.loads(serializers.serialize("json", ArticlePage.objects.filter(pk=scene.public.pk)))
    dump[0]["fields"]["summary"] = UNSEEN_TEXT
    for item in serializers.deserialize("json", json.dumps(dump)):
        item.save()
    assert nothing_unseen()
    assert shown() == before
    assert needs_a_new_clearance(back_to_the_public_text(scene))


def test_a_picture_file_swapped_under_the_public_text(scene: Scene, shown: Any) -> None:
    page = back_to_the_public_text(scene)
    before = shown()
    kept = stored(page.cover)
    overwrite(page.cover, make_upload(UNSEEN))
    try:
        assert shown() == before
        assert needs_a_new_clearance(page)
    finally:
        overwrite(page.cover, kept)


def test_a_rendition_swapped_before_the_release(scene: Scene) -> None:
    """What is released is made from the very bytes that were judged, not from a stored size."""
    page = back_to_the_public_text(scene)
    unseen = make_upload(UNSEEN).get_rendition("width-480|format-webp|webpquality-80")
    mine = page.cover.get_rendition("width-480|format-webp|webpquality-80")
    overwrite(mine, unseen)
    actions.release_pair(page, people.publisher())
    assert nothing_unseen()


def test_a_renamed_term_needs_no_new_clearance(scene: Scene) -> None:
    page = back_to_the_public_text(scene)
    before = fingerprint(page)
    Topic.objects.filter(code="health").update(name_zh="健康生活")
    Region.objects.filter(code="150724").update(name_zh="鄂温克旗")
    assert fingerprint(ArticlePage.objects.get(pk=page.pk)) == before
    assert not needs_a_new_clearance(page)


def test_an_edited_unit_or_name_leaves_what_is_public(scene: Scene, shown: Any) -> None:
    """The snippets whose words stand under an article: they were frozen with it."""
    before = shown()
    Unit.objects.update(name_zh=UNSEEN_TEXT, name_mn=UNSEEN_TEXT)
    User.objects.update(display_name=UNSEEN_TEXT)
    assert nothing_unseen()
    assert shown() == before


def test_a_term_that_becomes_another_needs_one(scene: Scene) -> None:
    page = back_to_the_public_text(scene)
    Region.objects.filter(code="150724").update(code="999999")
    assert needs_a_new_clearance(page)


@pytest.mark.parametrize(
    "forged",
    [
        {"content": {"title": UNSEEN}},
        {"title": UNSEEN},
        {"summary": UNSEEN_TEXT},
        {"slug": UNSEEN, "path": f"health/{UNSEEN}"},
        {"path": f"health/{UNSEEN}"},
        {"kind": "video"},
        {"language": "mvf"},
        {"section": "food"},
        {"adds_to": "6f2f5f0e-9d7b-4b9e-8f3d-2f1f6d1a7c12"},
        {"sample": True},
    ],
    ids=lambda forged: "+".join(forged),
)
def test_a_publication_that_says_what_was_not_cleared(forged: Any, scene: Scene) -> None:
    """Whoever can write rows still cannot show another text under somebody's clearance."""
    row = Publication.objects.get(pk=scene.pair["zh-hans"].pk)
    actions.withdraw(row.translation_key, people.publisher(), reason="测试")
    for name, value in {**forged, "pk": None, "version": 9, "state": "current"}.items():
        setattr(row, name, value)
    row.uuid = "6f2f5f0e-9d7b-4b9e-8f3d-2f1f6d1a7c11"
    with pytest.raises(IntegrityError, match="exactly"), transaction.atomic():
        Publication.objects.bulk_create([row])
    assert nothing_unseen()


def overwrite(target: Any, source: Any) -> None:
    """Put other bytes under the same name, as somebody with the server's disk can."""
    with target.file.storage.open(target.file.name, "wb") as file:
        file.write(source if isinstance(source, bytes) else stored(source))


def stored(one: Any) -> bytes:
    with one.file.storage.open(one.file.name) as file:
        return bytes(file.read())
