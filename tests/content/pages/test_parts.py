"""City and banners: everyone works in their own part, in both languages, by list, page and POST."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import Unit, User
from content.media.models import Picture
from content.pages.models import ArticlePage
from portal.roles import ensure_roles
from tests.factories.pages import make_article, make_picture, make_section, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house() -> None:
    make_site()
    ensure_roles()


def unit(code: str) -> Unit:
    """The city's association, or one of a banner below it."""
    city = Unit.objects.filter(code="city").first() or Unit.add_root(code="city", name_zh="市科协")
    if code == "city":
        return city
    found = Unit.objects.filter(code=code).first()
    return found or Unit.objects.get(pk=city.pk).add_child(code=code, name_zh=code)


def writer(code: str) -> User:
    """An author of that unit, with what the role 作者 gives."""
    user = User.objects.filter(username=f"w-{code}").first()
    if user is None:
        user = User.objects.create_user(f"w-{code}", password="password", unit=unit(code))
        user.groups.add(Group.objects.get(name="作者"))
    return User.objects.get(pk=user.pk)


def at(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def article(code: str, **fields: Any) -> ArticlePage:
    return make_article(author=writer(code), slug=f"of-{code}", title=f"出自{code}", **fields)


@pytest.mark.parametrize("language", ["zh-hans", "mvf"])
def test_a_banner_opens_only_its_own(language: str) -> None:
    own, other = article("evenki", language=language), article("arun", language=language)
    client = at(writer("evenki"))
    assert client.get(f"/admin/pages/{own.pk}/edit/").status_code == 200
    for address in ("edit/", "delete/", "move/", "copy/", "history/", "lock/"):
        response = client.get(f"/admin/pages/{other.pk}/{address}")
        assert response.status_code in {302, 403, 405}, address
        assert other.title not in response.content.decode()


def test_a_banner_does_not_alter_a_text_of_the_city() -> None:
    text = article("city")
    response = at(writer("evenki")).post(
        f"/admin/pages/{text.pk}/edit/", {"title": "改了", "slug": text.slug}
    )
    assert response.status_code in {302, 403}
    assert text.get_latest_revision_as_object().title == "出自city"


def test_the_city_works_in_every_banners_part() -> None:
    assert at(writer("city")).get(f"/admin/pages/{article('evenki').pk}/edit/").status_code == 200


def test_the_list_shows_ones_own_part() -> None:
    own, other = article("evenki"), article("arun")
    section = make_section()
    html = at(writer("evenki")).get(f"/admin/pages/{section.pk}/").content.decode()
    assert own.title in html
    assert other.title not in html
    city = at(writer("city")).get(f"/admin/pages/{section.pk}/").content.decode()
    assert own.title in city
    assert other.title in city


def test_nobody_writes_in_another_units_name() -> None:
    own = article("evenki")
    form = own.get_edit_handler().get_form_class()(
        instance=own, for_user=writer("evenki"), parent_page=own.get_parent()
    )
    form.cleaned_data = {"origin_unit": unit("arun")}
    with pytest.raises(Exception, match="本单位或下级单位"):
        form.clean_origin_unit()


def upload(code: str) -> Picture:
    picture = make_picture(title=f"图{code}")
    picture.uploaded_by_user = writer(code)
    picture.save()
    return picture


def test_pictures_are_used_by_all_and_altered_by_their_part() -> None:
    picture = upload("arun")
    stranger, own, city = (at(writer(code)) for code in ("evenki", "arun", "city"))
    address = f"/admin/images/{picture.pk}/"
    for client, may in ((stranger, False), (own, True), (city, True)):
        assert (client.get(address).status_code == 200) is may
        assert (client.get(f"{address}delete/").status_code == 200) is may
    stranger.post(address, {"title": "改了"})
    assert Picture.objects.get(pk=picture.pk).title == "图arun"
    assert "图arun" in stranger.get("/admin/images/chooser/").json()["html"]


def test_the_vocabulary_is_not_a_writers_to_change() -> None:
    client = at(writer("evenki"))
    assert client.get("/admin/snippets/taxonomy/topic/").status_code == 302
    assert client.get("/admin/snippets/accounts/unit/").status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "/admin/pages/search/?q=",
        "/admin/contents/?x=",
        "/admin/api/main/pages/?type=pages.ArticlePage&x=",
        "/admin/choose-page/search/?q=",
        "/admin/choose-page/?x=",
        "/admin/release/?x=",
        "/admin/reports/aging-pages/?x=",
        "/admin/reports/site-history/?x=",
        "/admin/?x=",
    ],
)
def test_no_list_search_or_chooser_names_a_text_of_another_part(address: str) -> None:
    article("arun")
    article("evenki")
    answer = at(writer("evenki")).get(f"{address}出自").content
    assert "出自arun" not in answer.decode() + answer.decode("unicode_escape", "ignore")


@pytest.mark.parametrize(
    "address", ["/admin/contents/", "/admin/pages/search/?q=出自", "/admin/release/"]
)
def test_ones_own_are_named(address: str) -> None:
    article("evenki")
    assert "出自evenki" in at(writer("evenki")).get(address).content.decode()


def test_the_release_desk_of_another_part_is_shut() -> None:
    page = article("arun")
    assert at(writer("evenki")).get(f"/admin/release/{page.pk}/").status_code in {302, 403}
