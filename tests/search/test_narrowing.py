"""An answer can be narrowed: by what a text is about, for whom, for which time, and by its form."""

import pytest

from content.pages.models import RebuttalPage
from outbox.drain import drain
from search import queries
from search.narrowing import ways
from search.queries import Request
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
