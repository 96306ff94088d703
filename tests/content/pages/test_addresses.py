"""An author never has to know what an address is."""

import pytest

from content.pages.addresses import free_slug, slug_from
from content.pages.forms import ArticleForm
from content.pages.models import ArticlePage
from tests import people
from tests.factories.pages import make_article, make_section


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("接羔季节防布病", "jie-gao-ji-jie-fang-bu-bing"),
        ("PM2.5 与健康", "pm2-5-yu-jian-kang"),
        ("ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ", "monggol-hele"),
        ("！？", ""),
    ],
)
def test_an_address_is_made_from_the_title(title: str, slug: str) -> None:
    assert slug_from(title) == slug


def test_a_long_title_is_cut_between_words() -> None:
    slug = slug_from("草原" * 40)
    assert len(slug) <= 60
    assert slug.endswith(("cao", "yuan"))


def test_a_taken_address_gets_a_number() -> None:
    taken = {"cao-yuan", "cao-yuan-2", "article-1"}
    assert free_slug("草原", taken.__contains__) == "cao-yuan-3"
    assert free_slug("！", taken.__contains__) == "article-2"


def _form(title: str, slug: str = "") -> ArticleForm:
    section, author = make_section(), people.author()
    page = ArticlePage(locale=section.locale)
    form_class = ArticlePage.get_edit_handler().get_form_class()
    data = {"title": title, "slug": slug, "body-count": "0"}
    data |= {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
    return form_class(data, instance=page, parent_page=section, for_user=author)


@pytest.mark.django_db
def test_saving_without_an_address_makes_one_that_is_free() -> None:
    make_article(author=people.author(), slug="jie-gao")
    form = _form("接羔")
    form.is_valid()
    assert form.cleaned_data["slug"] == "jie-gao-2"


@pytest.mark.django_db
def test_an_address_that_was_typed_is_kept() -> None:
    form = _form("接羔", slug="lambing")
    form.is_valid()
    assert form.cleaned_data["slug"] == "lambing"


@pytest.mark.django_db
def test_the_form_proposes_the_authors_own_unit() -> None:
    assert _form("接羔").initial["origin_unit"] == people.author().unit_id
