"""What `gates` lets through when a page is saved, and what it does not: rule by rule."""

import pytest
from wagtail.models import Page

from content.pages.models import ArticlePage
from content.release.models import Publication
from content.release.rules import NotReleased
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import make_released_single

pytestmark = pytest.mark.django_db


@pytest.fixture
def public() -> Publication:
    return make_released_single()


def test_saving_only_bookkeeping_of_a_public_page_is_allowed(public: Publication) -> None:
    page = ArticlePage.objects.get(pk=public.page_id)
    page.locked = True

    page.save(update_fields=["locked"])

    assert ArticlePage.objects.get(pk=page.pk).locked


def test_one_column_of_the_text_among_the_bookkeeping_is_refused(public: Publication) -> None:
    page = ArticlePage.objects.get(pk=public.page_id)
    page.title = "没有审过的标题"

    with pytest.raises(NotReleased):
        page.save(update_fields=["title", "draft_title"])


@pytest.mark.parametrize("column", ["title", "slug"])
def test_a_public_page_keeps_its_text_through_the_base_class_too(
    public: Publication, column: str
) -> None:
    page = Page.objects.get(pk=public.page_id)
    setattr(page, column, "another")

    with pytest.raises(NotReleased):
        page.save()


def test_a_public_page_is_saved_again_as_it_is(public: Publication) -> None:
    Page.objects.get(pk=public.page_id).save()
    ArticlePage.objects.get(pk=public.page_id).save()

    assert Page.objects.get(pk=public.page_id).live


def test_a_public_page_is_not_put_aside_but_called_back(public: Publication) -> None:
    page = ArticlePage.objects.get(pk=public.page_id)
    page.live = False

    with pytest.raises(NotReleased, match="撤回"):
        page.save()


def test_an_alias_that_follows_its_source_stays_a_draft() -> None:
    page, source = (make_article(author=people.author(), slug=slug) for slug in ("one", "two"))
    page.alias_of, page.live = source, True

    page.save()

    assert not ArticlePage.objects.get(pk=page.pk).live
