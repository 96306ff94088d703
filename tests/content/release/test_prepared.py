"""Questions whose SQL is written once answer what Django's own query sets answer."""

import uuid
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.db.models import CharField, UUIDField
from django.db.models.sql.compiler import SQLCompiler
from django.forms.models import model_to_dict

from content.release import actions, asking
from content.release.models import Publication
from content.release.prepared import Given, Prepared
from tests import people
from tests.factories.release import make_released_pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> dict[str, Publication]:
    return make_released_pair("lambs")


def test_every_column_is_read_as_django_reads_it(pair: dict[str, Publication]) -> None:
    found = asking.publication_at("zh-hans", "health/lambs")
    assert found is not None
    wanted = Publication.objects.get(pk=pair["zh-hans"].pk)
    assert {**vars(found), "_state": None} == {
        **vars(wanted),
        "_state": None,
        "clearance_id": found.clearance.pk,
    }
    assert model_to_dict(found) == model_to_dict(wanted)
    assert found.clearance.source_fingerprint == wanted.clearance.source_fingerprint


def test_the_sql_is_written_once(pair: dict[str, Publication]) -> None:
    key: Any = Given("key", UUIDField())
    titles = Prepared(
        lambda: Publication.objects.filter(translation_key=key).values_list("title", "uuid")
    )
    with mock.patch.object(
        SQLCompiler, "as_sql", autospec=True, side_effect=SQLCompiler.as_sql
    ) as writing:
        first = titles.rows(key=pair["mvf"].translation_key)
        again = titles.rows(key=pair["mvf"].translation_key)
        nothing = titles.rows(key=uuid.uuid4())
    assert writing.call_count == 1
    assert sorted(first) == sorted((p.title, p.uuid) for p in pair.values())
    assert (again, nothing) == (first, [])


def test_a_value_stays_a_value() -> None:
    path: Any = Given("path", CharField())
    found = Prepared(lambda: Publication.objects.filter(path=path).values_list("pk"))
    assert found.rows(path="x') OR ('1' = '1") == []


def test_what_is_called_back_is_found_no_more(pair: dict[str, Publication]) -> None:
    other = asking.other_of(pair["zh-hans"])
    assert other is not None
    assert (other.language, other.path) == ("mvf", pair["mvf"].path)

    actions.withdraw(other.translation_key, people.publisher(), reason="测试")

    assert asking.other_of(pair["zh-hans"]) is None
    assert asking.publication_at("zh-hans", "health/lambs") is None


def test_beside_an_article_stand_the_newest_of_its_shelf() -> None:
    made = [make_released_pair(f"shelf-{number}")["zh-hans"] for number in range(6)]
    found = [path for _title, path in asking.beside(made[4])]
    assert found == [f"health/shelf-{number}" for number in (5, 3, 2, 1)]


def test_additions_are_found_by_an_index(pair: dict[str, Publication]) -> None:
    """Not by reading every text: an article is asked for its additions at each render."""
    if connection.vendor != "sqlite":
        pytest.skip("a small table is read whole by PostgreSQL, whatever indexes there are")
    plan = Publication.objects.adding_to(pair["mvf"].translation_key).explain()
    assert "adds_to" in plan
