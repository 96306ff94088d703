"""A banner adds to a text of the city and never alters it."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Unit, User
from content.pages.additions import offered
from content.pages.models import ArticlePage
from content.release import actions
from content.release.models import Publication
from content.release.rules import NotReady
from content.review.enums import Kind
from outbox.drain import drain
from search.queries import Request, search
from tests import people
from tests.factories.pages import make_article
from tests.factories.release import make_clearance, make_released_pair, make_translation

pytestmark = pytest.mark.django_db
PHONE = "旗疾控电话 0470-0000000"


def banner() -> Unit:
    city = people.unit("city")
    return Unit.objects.filter(code="ewenki").first() or city.add_child(
        code="ewenki", name_zh="鄂温克旗科协（示例）", name_mn="ᠡᠸᠡᠩᠬᠢ"
    )


def local_author() -> User:
    found = User.objects.filter(username="local").first()
    return found or User.objects.create_user("local", password="password", unit=banner())


def addition(base: Any, **fields: Any) -> ArticlePage:
    """Both languages of a banner's addition, cleared and not yet released."""
    page = make_article(
        author=local_author(), slug="local", title="在旗里找谁",
        body=[("text", f"<p>{PHONE}</p>")], adds_to=base, **fields,
    )  # fmt: skip
    pair = make_translation(page, body=[("text", "<p>ᠤᠲᠠᠰᠤ 0470-0000000</p>")])
    make_clearance(page)
    make_clearance(pair, kind=Kind.LANGUAGE, source=page)
    return page


def release(page: ArticlePage) -> None:
    actions.release_pair(page, people.publisher())


def test_it_stands_under_the_citys_text_in_both_languages_and_that_text_stays(
    client: Client,
) -> None:
    city = make_released_pair()
    before = {code: p.fingerprint for code, p in city.items()}
    page = addition(city["zh-hans"].translation_key)
    assert PHONE not in client.get(city["zh-hans"].url).content.decode()
    release(page)
    for code, publication in city.items():
        html = client.get(publication.url).content.decode()
        assert 'class="addition"' in html
        assert "0470-0000000" in html
        publication.refresh_from_db()
        assert (publication.state, publication.fingerprint) == ("current", before[code])
        assert html.count('id="b1"') <= 1


def test_unreviewed_words_of_an_addition_are_shown_nowhere(client: Client) -> None:
    city = make_released_pair()
    page = addition(city["zh-hans"].translation_key)
    draft = actions.latest(page.pk)
    draft.body = [("text", "<p>还没有人审过</p>")]
    draft.save_revision(user=local_author())
    with pytest.raises(NotReady):
        release(page)
    assert 'class="addition"' not in client.get(city["zh-hans"].url).content.decode()


def test_it_goes_with_the_text_that_it_adds_to(client: Client) -> None:
    city = make_released_pair()
    page = addition(city["zh-hans"].translation_key)
    release(page)
    actions.withdraw(city["zh-hans"].translation_key, people.publisher(), reason="有误")
    assert not Publication.objects.current().exists()
    assert client.get("/zh-hans/health/local/").status_code == 410
    with pytest.raises(NotReady, match="没有公开"):
        release(page)


def test_it_alone_is_called_back_too(client: Client) -> None:
    city = make_released_pair()
    page = addition(city["zh-hans"].translation_key)
    release(page)
    actions.withdraw(page.translation_key, people.publisher(), reason="电话换了")
    assert 'class="addition"' not in client.get(city["zh-hans"].url).content.decode()


def test_equals_do_not_add_to_each_other_nor_to_additions() -> None:
    city = make_released_pair()
    first = addition(city["zh-hans"].translation_key)
    release(first)
    own = make_article(author=people.author(), slug="own", adds_to=city["zh-hans"].translation_key)
    pair = make_translation(own)
    make_clearance(own)
    make_clearance(pair, kind=Kind.LANGUAGE, source=own)
    with pytest.raises(NotReady, match="只有下级单位"):
        release(own)


def test_the_form_offers_only_public_texts_of_units_above() -> None:
    city = make_released_pair()
    make_article(author=people.author(), slug="draft")
    assert [key for key, _title in offered(ArticlePage, banner())] == [
        str(city["zh-hans"].translation_key)
    ]
    assert offered(ArticlePage, people.unit("city")) == []
    assert offered(ArticlePage, people.unit("hospital")) == []


def test_who_has_nobody_above_is_not_asked() -> None:
    make_released_pair()
    form = ArticlePage.get_edit_handler().get_form_class()
    assert "adds_to" not in form(for_user=people.author()).fields
    assert "adds_to" in form(for_user=local_author()).fields


def test_the_banners_people_may_not_open_the_citys_text_for_editing(client: Client) -> None:
    city = make_released_pair()
    page = ArticlePage.objects.get(pk=city["zh-hans"].page_id)
    assert not page.permissions_for_user(local_author()).can_edit()


LISTS = ["/zh-hans/", "/zh-hans/health/", "/zh-hans/group/farmers_herders/", "/zh-hans/feed.atom"]


@pytest.mark.parametrize("address", LISTS)
def test_in_lists_of_no_region_it_does_not_stand(client: Client, address: str) -> None:
    city = make_released_pair()
    release(addition(city["zh-hans"].translation_key))
    html = client.get(address).content.decode()
    assert city["zh-hans"].title in html
    assert "在旗里找谁" not in html


@pytest.mark.parametrize(("region", "stands"), [("150724", True), ("150721", False)])
def test_it_stands_in_lists_of_its_own_region_only(
    client: Client, region: str, stands: bool
) -> None:
    city = make_released_pair(regions=[])
    release(addition(city["zh-hans"].translation_key))
    for address in (f"/zh-hans/region/{region}/", f"/zh-hans/mine/{region}/"):
        html = client.get(address, follow=True).content.decode()
        assert ("在旗里找谁" in html) is stands, address


def test_an_addition_that_names_no_region_stands_in_no_list_but_under_its_text(
    client: Client,
) -> None:
    city = make_released_pair()
    release(addition(city["zh-hans"].translation_key, regions=[]))
    assert "在旗里找谁" not in client.get("/zh-hans/mine/150724/", follow=True).content.decode()
    assert "在旗里找谁" in client.get(city["zh-hans"].url).content.decode()


def test_search_leads_from_its_words_to_the_text_that_it_stands_under(client: Client) -> None:
    city = make_released_pair()
    release(addition(city["zh-hans"].translation_key))
    drain()
    html = client.get("/zh-hans/search/", {"q": "旗疾控电话"}).content.decode()
    assert f'href="{city["zh-hans"].url}#add-local"' in html
    assert 'href="/zh-hans/health/local/"' not in html
    assert "在旗里找谁" in html
    under = client.get(city["zh-hans"].url).content.decode()
    assert 'id="add-local"' in under


def test_search_lists_a_text_and_its_additions_once(client: Client) -> None:
    city = make_released_pair()
    release(addition(city["zh-hans"].translation_key))
    drain()
    answer = search(Request("布病", "zh-hans"))
    assert [result.publication for result in answer.results] == [city["zh-hans"]]
    both = search(Request("旗疾控电话", "mvf"))
    assert [result.publication for result in both.results] == [city["mvf"]]


def test_its_own_page_leads_to_the_text(client: Client) -> None:
    city = make_released_pair()
    release(addition(city["zh-hans"].translation_key))
    html = client.get("/zh-hans/health/local/").content.decode()
    assert f'本地补充 → <a href="{city["zh-hans"].url}">' in html


def test_other_programs_are_told_what_it_adds_to(client: Client) -> None:
    city = make_released_pair()
    release(addition(city["zh-hans"].translation_key))
    base, own = f"http://testserver{city['zh-hans'].url}", "http://testserver/zh-hans/health/local/"
    listed = client.get("/api/v1/articles").json()["items"]
    assert [(item["url"], item["adds_to"]) for item in listed] == [(base, None)]
    local = client.get("/api/v1/articles?region=150724").json()["items"]
    assert {item["url"]: item["adds_to"] for item in local} == {base: None, own: base}
    assert client.get("/api/v1/articles/zh-hans/health/brucellosis").json()["additions"] == [own]
