"""An answer can be narrowed: by what a text is about, for whom, for which time, and by its form."""

import pytest
from django.test import Client

from content.pages.models import RebuttalPage
from content.taxonomy.importing import COLUMNS
from content.taxonomy.importing import carry_out as bring_in
from content.taxonomy.importing import plan as planned
from content.taxonomy.merging import carry_out
from content.taxonomy.models import Livelihood, Topic
from outbox.drain import drain
from search import queries
from search.narrowing import ways
from search.queries import Request
from tests import people
from tests.factories.kinds import leads
from tests.factories.release import make_released_pair


@pytest.fixture(autouse=True)
def texts(db: None) -> None:
    make_released_pair(
        "lambs", seasons=["lambing"], groups=["professional_farmers"], topics=["zoonoses"]
    )
    make_released_pair("milk", groups=["youth"], topics=["food"])
    drain()


def offered(name: str, **facets: tuple[str, ...]) -> dict[str, int]:
    """The choices of one way to narrow the search for 布病, each with its number."""
    asked = Request("布病", "zh-hans", facets)
    found = {way.name: way for way in ways(asked, queries.search(asked))}
    return {choice.name: choice.count for choice in found[name].choices} if name in found else {}


def slugs(**facets: tuple[str, ...]) -> list[str]:
    answer = queries.search(Request("布病", "zh-hans", facets))
    return [result.publication.slug for result in answer.results]


def test_the_phases_of_the_year_are_offered_by_name() -> None:
    assert offered("时节") == {"接羔": 1}
    assert slugs(seasons=("lambing",)) == ["lambs"]


def test_what_is_for_a_part_of_a_group_is_found_under_the_whole() -> None:
    assert slugs(groups=("farmers_herders",)) == ["lambs"]
    assert slugs(groups=("professional_farmers",)) == ["lambs"]
    assert slugs(groups=("youth",)) == ["milk"]


def test_what_is_about_a_finer_topic_is_found_under_the_upper_one() -> None:
    assert offered("主题")["食品安全"] == 1
    assert slugs(topics=("zoonoses",)) == ["lambs"]
    assert sorted(slugs(topics=("health",))) == ["lambs", "milk"]  # both stand on its shelf


def test_a_rebuttal_is_told_by_its_form() -> None:
    make_released_pair("said", model=RebuttalPage, **leads("rebuttal"))
    drain()
    assert offered("形式")["辟谣"] == 1
    assert slugs(media=("rebuttal",)) == ["said"]


def test_a_topic_that_is_moved_is_found_under_its_new_place_only() -> None:
    food = Topic.objects.get(code="food")
    food.parent = Topic.objects.get(code="disaster")
    food.save()
    drain()
    assert slugs(topics=("disaster",)) == ["milk"]
    food.parent = None
    food.save()
    drain()
    assert slugs(topics=("disaster",)) == []


def test_terms_that_became_one_are_offered_once_and_found_by_either_code() -> None:
    disaster = Topic.objects.get(code="disaster")
    carry_out(Topic.objects.get(code="food"), disaster, people.superuser())
    drain()
    assert offered("主题")[disaster.name_zh] == 1
    assert "食品安全" not in offered("主题")
    assert slugs(topics=("disaster",)) == slugs(topics=("food",)) == ["milk"]


def test_a_bookmark_with_a_merged_code_still_says_how_it_is_narrowed() -> None:
    carry_out(
        Topic.objects.get(code="food"), Topic.objects.get(code="disaster"), people.superuser()
    )
    drain()
    assert "食品安全" in offered("主题", topics=("food",))


def test_livelihoods_that_became_one_are_found_by_either_code() -> None:
    town = Livelihood.objects.get(code="town")
    assert slugs(livelihoods=("town",)) == []
    carry_out(Livelihood.objects.get(code="pastoral"), town, people.superuser())
    drain()
    assert sorted(slugs(livelihoods=("town",))) == ["lambs", "milk"]
    assert sorted(slugs(livelihoods=("pastoral",))) == ["lambs", "milk"]


def test_an_imported_division_that_changes_its_banner_takes_its_texts_along() -> None:
    sumu = "150724200,{},辉苏木,ᠬᠤᠢ ᠰᠤᠮᠤ,苏木,low,,,"
    bring_in(planned([",".join(COLUMNS), sumu.format("150724")]))
    make_released_pair("grass", regions=["150724200"])
    drain()
    assert "grass" in slugs(regions=("150724",))
    bring_in(planned([",".join(COLUMNS), sumu.format("150725")]))
    drain()
    assert "grass" in slugs(regions=("150725",))
    assert "grass" not in slugs(regions=("150724",))


def test_a_new_name_is_shown_at_once(client: Client) -> None:
    """No page that was kept before shows the old one."""
    address = "/zh-hans/search/?q=布病"
    assert "食品安全" in client.get(address).content.decode()
    food = Topic.objects.get(code="food")
    food.name_zh = "吃得放心"
    food.save()
    page = client.get(address).content.decode()
    assert "吃得放心" in page
    assert "食品安全" not in page


def test_the_numbers_are_of_what_is_found_and_not_of_what_may_be_near() -> None:
    make_released_pair("plague", title="鼠疫的防控", topics=["disaster"])
    drain()
    answer = queries.search(Request("鼠疫 布病", "zh-hans"))
    assert (answer.exact, answer.total) == (1, 3)
    assert set(answer.counts["topics"].values()) == {1}
    assert "zoonoses" not in answer.counts["topics"]
