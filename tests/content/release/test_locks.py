"""Nothing becomes public, or changes in public, past the release: tried door by door.

On whichever database the tests run; CI runs these on SQLite and on PostgreSQL.
"""

import uuid
from typing import Any

import pytest
from django.core import serializers
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page, get_page_models

from content.pages.models import ArticlePage, ReviewedPage
from content.release import actions, locks
from content.release.enums import PublicationState
from content.release.models import Publication
from content.release.rules import NotReady, NotReleased
from content.review.models import Clearance
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import make_released_pair

pytestmark = pytest.mark.django_db
#: The shortest way to lose a whole table.
EMPTY = {"postgresql": "TRUNCATE {} CASCADE", "sqlite": "DELETE FROM {}"}


@pytest.fixture
def draft() -> ArticlePage:
    return make_article(author=people.author())


@pytest.fixture
def pair() -> list[Publication]:
    return list(make_released_pair().values())


def live(page: Page) -> bool:
    return Page.objects.get(pk=page.pk).live


def nothing_is_public() -> bool:
    return not Publication.objects.exists()


def test_a_page_saved_live_is_born_a_draft() -> None:
    section = make_article(author=people.author()).get_parent()
    page = ArticlePage(
        title="直接上线", slug="straight", live=True, locale=section.locale,
        origin_unit=people.author().unit,
    )  # fmt: skip
    section.add_child(instance=page)
    assert not live(page)


def test_publishing_a_revision_is_refused(draft: ArticlePage) -> None:
    with pytest.raises(NotReleased):
        draft.get_latest_revision().publish()
    assert not live(draft)


def test_setting_live_and_saving_is_refused(draft: ArticlePage) -> None:
    page = ArticlePage.objects.get(pk=draft.pk)
    page.live = True
    with pytest.raises(NotReleased):
        page.save()


def test_saving_live_through_the_base_class_is_refused(draft: ArticlePage) -> None:
    page = Page.objects.get(pk=draft.pk)
    page.live = True
    with pytest.raises(NotReleased):
        page.save()


def test_update_live_is_refused_by_the_database(draft: ArticlePage) -> None:
    with pytest.raises(IntegrityError, match="mirrors"), transaction.atomic():
        Page.objects.filter(pk=draft.pk).update(live=True)


def test_loading_a_fixture_with_a_live_page_leaves_a_draft(draft: ArticlePage) -> None:
    dump = serializers.serialize("json", Page.objects.filter(pk=draft.pk))
    forged = dump.replace('"live": false', '"live": true')
    (item,) = serializers.deserialize("json", forged)
    item.save()
    assert not live(draft)


def test_a_copy_and_an_alias_of_a_public_page_are_drafts(pair: list[Publication]) -> None:
    page = ArticlePage.objects.get(pk=pair[0].page_id)
    copy = CopyPageAction(page, keep_live=True, update_attrs={"slug": "copy"}).execute(
        skip_permission_checks=True
    )
    alias = CreatePageAliasAction(page, update_slug="alias").execute(skip_permission_checks=True)
    assert not live(copy)
    assert not live(alias)


def test_a_public_page_cannot_be_changed_by_saving_its_row(pair: list[Publication]) -> None:
    page = ArticlePage.objects.get(pk=pair[0].page_id)
    page.summary = "未经审核的一句话。"
    with pytest.raises(NotReleased):
        page.save()


def test_a_newer_draft_of_a_public_page_cannot_be_published(pair: list[Publication]) -> None:
    page = ArticlePage.objects.get(pk=pair[0].page_id)
    page.title = "未经审核的标题"
    with pytest.raises(NotReleased):
        page.save_revision().publish()
    assert Publication.objects.current().get(page_id=page.pk).title != "未经审核的标题"


def test_a_public_page_is_withdrawn_not_unpublished(pair: list[Publication]) -> None:
    with pytest.raises(NotReleased, match="撤回"):
        ArticlePage.objects.get(pk=pair[0].page_id).unpublish()
    with pytest.raises(IntegrityError, match="mirrors"), transaction.atomic():
        Page.objects.filter(pk=pair[0].page_id).update(live=False)


def test_release_makes_both_pages_live_and_withdrawal_neither(pair: list[Publication]) -> None:
    assert [live(p.page) for p in pair] == [True, True]
    actions.withdraw(pair[0].translation_key, people.publisher(), reason="剂量写错了")
    assert [live(p.page) for p in pair] == [False, False]


def test_the_database_refuses_a_publication_without_its_clearance(pair: list[Publication]) -> None:
    forged = Publication.objects.get(pk=pair[0].pk)
    actions.withdraw(forged.translation_key, people.publisher(), reason="测试")
    forged.pk, forged.uuid, forged.version = None, uuid.uuid4(), 9
    forged.state = PublicationState.CURRENT
    forged.fingerprint = "0" * 64
    with pytest.raises(IntegrityError, match="clearance"), transaction.atomic():
        forged.save(force_insert=True)


def test_the_database_refuses_a_publication_on_a_revoked_clearance(
    pair: list[Publication],
) -> None:
    again = Publication.objects.get(pk=pair[0].pk)
    actions.withdraw(again.translation_key, people.publisher(), reason="测试")
    Clearance.objects.filter(pk=again.clearance_id).update(revoked_at=timezone.now())
    again.pk, again.uuid, again.version = None, uuid.uuid4(), 9
    again.state = PublicationState.CURRENT
    with pytest.raises(IntegrityError, match="clearance"), transaction.atomic():
        again.save(force_insert=True)


@pytest.mark.parametrize(
    "change",
    [{"title": "改了"}, {"content": {}}, {"language": "mvf"}, {"path": "a/b"}, {"names": {}}],
)
def test_a_publication_never_changes(pair: list[Publication], change: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="changes only its state"), transaction.atomic():
        Publication.objects.filter(pk=pair[0].pk).update(**change)


def test_only_what_becomes_of_a_publication_may_change() -> None:
    columns = {field.column for field in Publication._meta.concrete_fields}
    assert columns - set(locks.FROZEN) == {"state", "grounds", "withdrawn_at", "withdrawn_reason"}


def test_a_withdrawn_publication_never_comes_back(pair: list[Publication]) -> None:
    actions.withdraw(pair[0].translation_key, people.publisher(), reason="测试")
    with pytest.raises(IntegrityError, match="one way"), transaction.atomic():
        Publication.objects.filter(pk=pair[0].pk).update(state=PublicationState.CURRENT)


def test_a_publication_is_never_deleted(pair: list[Publication]) -> None:
    refused = pytest.raises(IntegrityError, match="never deleted")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM release_publication WHERE id = %s", [pair[0].pk])


def test_every_page_type_with_prose_is_behind_the_trigger() -> None:
    types = {
        (model._meta.app_label, model._meta.model_name)
        for model in get_page_models()
        if issubclass(model, ReviewedPage)
    }
    assert types == set(locks.REVIEWED_TYPES)


def test_nobody_without_the_permission_releases(draft: ArticlePage) -> None:
    with pytest.raises(NotReady, match="权限"):
        actions.release_pair(draft, people.author())
    assert nothing_is_public()


@pytest.mark.parametrize(
    "table",
    ["release_publication", "review_clearance", "review_verdict", "record_record"],
)
def test_no_table_is_emptied_at_one_stroke(pair: list[Publication], table: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="kepu: "), transaction.atomic():
            cursor.execute(EMPTY[connection.vendor].format(table))
