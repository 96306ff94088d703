"""A fingerprint follows what a reader is told, and nothing else."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from wagtail.models import Locale

from content.pages.fingerprint import canonical_content, digest, fingerprint
from content.pages.models import ArticlePage
from content.taxonomy.models import Phase, Region
from tests import people
from tests.factories.pages import make_article, make_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> ArticlePage:
    return make_article(author=people.author())


def draft(article: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def test_the_digest_of_the_canonical_content_is_the_fingerprint(article: ArticlePage) -> None:
    assert digest(canonical_content(draft(article))) == fingerprint(draft(article))


def test_saving_an_unchanged_draft_keeps_it(article: ArticlePage) -> None:
    before = fingerprint(draft(article))
    draft(article).save_revision(user=people.author())
    assert fingerprint(draft(article)) == before


def test_editor_keys_and_unknown_marks_do_not_count(article: ArticlePage) -> None:
    before = fingerprint(draft(article))
    page = draft(article)
    page.body[0] = (
        "text",
        '<p data-block-key="ab12">接羔时要<b>戴手套</b>。<script>x()</script></p>',
    )
    page.save_revision()
    assert fingerprint(draft(article)) == before


def test_the_order_of_tags_does_not_count(article: ArticlePage) -> None:
    page = draft(article)
    page.regions.set(Region.objects.filter(code__in=["150724", "150725"]).order_by("code"))
    first = fingerprint(page)
    page.regions.set(Region.objects.filter(code__in=["150724", "150725"]).order_by("-code"))
    assert fingerprint(page) == first


def test_renaming_a_term_does_not_count(article: ArticlePage) -> None:
    before = fingerprint(draft(article))
    Region.objects.filter(code="150724").update(name_zh="鄂温克旗")
    assert fingerprint(draft(article)) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", "别的标题"), ("summary", "别的摘要"), ("slug", "other"), ("is_sample", True)],
)
def test_every_told_field_counts(article: ArticlePage, field: str, value: object) -> None:
    before = fingerprint(draft(article))
    page = draft(article)
    setattr(page, field, value)
    assert fingerprint(page) != before


def test_one_more_region_counts(article: ArticlePage) -> None:
    before = fingerprint(draft(article))
    page = draft(article)
    page.regions.set(Region.objects.filter(code__in=["150724", "150725"]))
    assert fingerprint(page) != before


def test_a_word_of_a_claim_counts(article: ArticlePage) -> None:
    before = fingerprint(draft(article))
    page = draft(article)
    page.body[2].value["dont"] = "可以徒手处理。"
    assert fingerprint(page) != before


def test_a_swapped_picture_file_counts(article: ArticlePage) -> None:
    page = draft(article)
    page.cover = make_picture()
    before = fingerprint(page)
    with page.cover.file.storage.open(page.cover.file.name, "wb") as file:
        file.write(b"another picture under the same name")
    assert fingerprint(page) != before


def test_a_phase_and_an_end_of_urgency_are_judged_with_the_text(article: ArticlePage) -> None:
    page = article
    plain = fingerprint(page)
    page.urgent_until = datetime(2026, 12, 1, 18, 0, 0, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert canonical_content(page)["urgent_until"] == "2026-12-01T10:00:00Z"
    urgent = fingerprint(page)
    page.seasons.set(Phase.objects.filter(code="lambing"))
    assert len({plain, urgent, fingerprint(page)}) == 3


def test_a_maker_is_named_in_the_language_of_the_page(article: ArticlePage) -> None:
    page = draft(article)
    page.cover = make_picture()
    page.cover.credit, page.cover.credit_mn = "呼伦贝尔画院", "ᠬᠥᠯᠦᠨ ᠪᠤᠶᠢᠷ"
    assert canonical_content(page)["cover"]["credit"] == "呼伦贝尔画院"
    page.locale = Locale.objects.get(language_code="mvf")
    assert canonical_content(page)["cover"]["credit"] == "ᠬᠥᠯᠦᠨ ᠪᠤᠶᠢᠷ"
    page.cover.credit_mn = ""
    assert canonical_content(page)["cover"]["credit"] == "呼伦贝尔画院"
