"""Snippets: a banner touches what stands in its own part, by no screen and no method more."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import Unit, User
from content.review.models import Expert
from content.taxonomy.models import (
    AudienceGroup,
    Livelihood,
    Phase,
    PhaseDates,
    Region,
    Topic,
)
from push.stations import actions
from push.stations.models import Station
from push.stations.refusals import NotAllowed
from search.models import Pin, SynonymGroup
from tests import people
from tests.factories.pages import make_site
from tests.factories.stations import make_station

pytestmark = pytest.mark.django_db

EVENKI, ARUN, CITY = "150724", "150721", "150700"
#: What stands in a region, by how one of each is made.
STANDING = {
    "station": lambda code: make_station(f"ES-{code}", name_zh=f"站{code}", region=code),
    "dates": lambda code: PhaseDates.objects.create(
        phase=Phase.objects.get(code="lambing"), region=region(code), starts="03-01", ends="05-01"
    ),
}
#: What all parts share.
SHARED = {
    "region": lambda: region(CITY),
    "group": lambda: AudienceGroup.objects.get(code="youth"),
    "livelihood": lambda: Livelihood.objects.get(code="pastoral"),
    "topic": lambda: Topic.objects.get(code="health"),
    "phase": lambda: Phase.objects.get(code="lambing"),
    "synonyms": lambda: SynonymGroup.objects.create(names="布病，布鲁氏菌病"),
    "pin": lambda: Pin.objects.create(query="布病", translation_key=uuid4()),
    "expert": lambda: Expert.objects.get(user=people.science_expert()),
    "unit": lambda: people.unit("city"),
}
SCREENS = ("edit", "delete", "usage", "history")


@pytest.fixture(autouse=True)
def house() -> None:
    make_site()


def region(code: str) -> Region:
    return Region.objects.get(code=code)


def keeper_of_all(division: str = EVENKI) -> User:
    """An administrator of a banner's association, with everything that the role gives and more."""
    city = people.unit("city")
    unit = city.add_child(code=f"u{division or 0}", name_zh="旗科协", division=division)
    user = User.objects.create_user(f"a{division}", password="password", unit=unit)
    user.groups.set(Group.objects.filter(name__in=["站务管理", "发布人"]))
    return User.objects.get(pk=user.pk)


def at(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(thing: Any, screen: str) -> str:
    return f"/admin/snippets/{thing._meta.app_label}/{thing._meta.model_name}/{screen}/{thing.pk}/"


def is_refused(response: Any) -> bool:
    return response.status_code == 403 or (response.status_code, response.get("Location")) == (
        302,
        "/admin/",
    )


@pytest.mark.parametrize("kind", STANDING)
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("where", [ARUN, CITY])
def test_of_another_part_no_screen_opens(kind: str, screen: str, method: str, where: str) -> None:
    thing = STANDING[kind](where)

    assert is_refused(getattr(at(keeper_of_all()), method)(address(thing, screen), {}))
    assert type(thing).objects.filter(pk=thing.pk).exists()


@pytest.mark.parametrize("kind", STANDING)
def test_of_ones_own_part_they_do(kind: str) -> None:
    client, thing = at(keeper_of_all()), STANDING[kind](EVENKI)

    assert client.get(address(thing, "edit")).status_code == 200
    assert client.get(address(thing, "usage")).status_code == 200


@pytest.mark.parametrize("kind", STANDING)
def test_the_list_and_the_chooser_show_ones_own(kind: str) -> None:
    own, other = STANDING[kind](EVENKI), STANDING[kind](ARUN)
    name = f"{own._meta.app_label}/{own._meta.model_name}"
    client = at(keeper_of_all())
    for list_of in (f"/admin/snippets/{name}/", f"/admin/snippets/choose/{name}/results/"):
        html = client.get(list_of).content.decode()
        assert str(own.pk) in html
        assert str(other) not in html
        assert getattr(other, "name_zh", str(other)) not in html
    chosen = f"/admin/snippets/choose/{name}/chosen"
    assert is_refused(client.get(f"{chosen}/{other.pk}/"))
    assert is_refused(client.get(f"{chosen}-multiple/?id={other.pk}"))
    assert client.get(f"{chosen}/{own.pk}/").status_code == 200


@pytest.mark.parametrize("kind", STANDING)
def test_a_bulk_action_leaves_the_others(kind: str) -> None:
    other = STANDING[kind](ARUN)
    name = f"{other._meta.app_label}/{other._meta.model_name}"

    at(keeper_of_all()).post(f"/admin/bulk/{name}/delete/?id={other.pk}&next=/admin/")

    assert type(other).objects.filter(pk=other.pk).exists()


def test_nothing_is_made_in_or_moved_to_another_part() -> None:
    client, mine = at(keeper_of_all()), STANDING["dates"](EVENKI)
    phase = Phase.objects.get(code="haymaking")
    said = {"phase": phase.pk, "region": region(ARUN).pk, "starts": "07-01", "ends": "08-01"}

    made = client.post("/admin/snippets/taxonomy/phasedates/add/", said)
    moved = client.post(address(mine, "edit"), said)

    assert (made.status_code, moved.status_code) == (200, 200)  # the form again, with its fault
    assert not PhaseDates.objects.filter(region=region(ARUN), phase=phase).exists()
    said["region"] = region(EVENKI).pk
    assert client.post("/admin/snippets/taxonomy/phasedates/add/", said).status_code == 302


@pytest.mark.parametrize("kind", SHARED)
@pytest.mark.parametrize("screen", ["edit", "delete"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_all_share_a_banner_does_not_alter(kind: str, screen: str, method: str) -> None:
    thing = SHARED[kind]()

    assert is_refused(getattr(at(keeper_of_all()), method)(address(thing, screen), {}))
    assert type(thing).objects.filter(pk=thing.pk).exists()


@pytest.mark.parametrize("kind", ["region", "topic", "synonyms", "pin", "expert"])
def test_the_city_does(kind: str) -> None:
    thing = SHARED[kind]()
    user = people.unit("city").members.create(username="city-admin")
    user.groups.set(Group.objects.filter(name__in=["站务管理", "发布人"]))

    assert at(user).get(address(thing, "edit")).status_code == 200


def test_a_banner_mends_its_own_divisions_only() -> None:
    client = at(keeper_of_all())
    below = region(EVENKI).get_children().first() or region(EVENKI)

    assert client.get(address(below, "edit")).status_code == 200
    assert client.get(address(region(ARUN), "edit")).status_code == 302
    assert is_refused(client.get("/admin/taxonomy/regions/import/"))
    assert is_refused(client.get(f"/admin/taxonomy/region/{region(ARUN).pk}/merge/"))
    into = {"into": region(ARUN).pk}
    assert is_refused(client.post(f"/admin/taxonomy/region/{below.pk}/merge/", into))


def test_screens_of_another_banners_station() -> None:
    user, other = keeper_of_all(), make_station("ES-A", region=ARUN, active=True)
    client, key = at(user), other.keys.get()

    assert is_refused(client.get(f"/admin/stations/{other.pk}/screen/"))
    assert is_refused(client.post(f"/admin/stations/{other.pk}/retire/"))
    assert is_refused(client.post(f"/admin/stations/keys/{key.pk}/revoke/"))
    for act in (
        lambda: actions.retire(other, person=user),
        lambda: actions.revoke(key, person=user),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert Station.objects.get(pk=other.pk).state == "active"
    assert "ES-A" not in client.get("/admin/stations/chart/").content.decode()


@pytest.mark.parametrize("division", ["", "999999"])
def test_a_unit_whose_region_nobody_named_has_none(division: str) -> None:
    thing = STANDING["station"](EVENKI)

    assert is_refused(at(keeper_of_all(division)).get(address(thing, "edit")))


def test_a_unit_below_a_banner_has_the_banners_part() -> None:
    banner = Unit.objects.get(pk=keeper_of_all().unit_id)
    user = User.objects.create_user("below", unit=banner.add_child(code="below", name_zh="站"))
    user.groups.set(Group.objects.filter(name="站务管理"))

    assert at(user).get(address(STANDING["station"](EVENKI), "edit")).status_code == 200
    assert is_refused(at(user).get(address(STANDING["dates"](ARUN), "edit")))
