"""Every public view says how its pages are kept, and reads only what tells of its changes."""

from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import connections
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from content.release import actions
from content.release.models import Publication
from content.release.reading import publication_reading
from content.review.models import Kind
from portal.context import Place
from portal.page_cache import triggers
from portal.page_cache.declarations import policy_of
from portal.page_cache.recording import recorded
from portal.page_cache.tables import FOLLOWS, NAMES
from tests import people
from tests.factories.release import make_clearance, make_translation

#: For staff, stations and machines: outside the pages that residents read.
NOT_FOR_READERS = ("admin/", "station/", "o/", "health/")


def views(resolver: Any, prefix: str = "") -> list[tuple[str, Any]]:
    found = []
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += views(pattern, route)
        elif isinstance(pattern, URLPattern):
            found.append((route.lstrip("^/"), pattern.callback))
    return found


def public() -> list[tuple[str, Any]]:
    return [(r, v) for r, v in views(get_resolver()) if not r.startswith(NOT_FOR_READERS)]


def test_every_public_view_says_how_its_pages_are_kept() -> None:
    assert len(public()) > 4
    silent = [
        f"{route} ({view.__module__})"
        for route, view in public()
        if not hasattr(view, "page_cache_policy") and not hasattr(view, "page_cache_reason")
    ]
    assert not silent, f"give them @cached_page(…) or @uncached(…): {silent}"


def test_nothing_of_the_staff_is_kept() -> None:
    for _, view in [each for each in views(get_resolver()) if each not in public()]:
        assert not hasattr(view, "page_cache_policy")


@pytest.fixture
def kept_addresses(public_addresses: list[str]) -> list[str]:
    more = [
        *("/sitemap.xml", "/robots.txt", "/zh-hans/feed.atom", "/zh-hans/feed.json"),
        *("/api/v1/articles", "/api/v1/articles?region=150724&topic=health", "/api/v1/vocabulary"),
        *("/api/v1/articles/zh-hans/health/brucellosis", "/api/v1/openapi.json"),
        *("/api/v1/stations?region=150724", "/api/v1/stations/ES-150724-01"),
    ]
    return [a for a in [*public_addresses, *more] if policy_of(a.partition("?")[0])]


def test_a_public_page_reads_only_tables_that_tell(
    client: Client, kept_addresses: list[str]
) -> None:
    with connections["default"].cursor() as cursor:
        known = connections["default"].introspection.table_names(cursor)
    for address in kept_addresses:
        with recorded() as recording:
            client.get(address)
        read = {name for q in recording.queries for name in q.tables(frozenset(known))}
        assert read <= NAMES, f"{address}: add {read - NAMES} to page_cache/tables.py"
        assert not recording.spoilt, f"{address} writes"


def test_a_public_page_takes_from_the_clock_only_what_it_says(
    client: Client, kept_addresses: list[str]
) -> None:
    for address in kept_addresses:
        with recorded() as recording:
            today = client.get(address, **{"kepu.page_cache.recording": recording}).content
        later = timezone.now() + timedelta(days=190)
        with mock.patch("django.utils.timezone.now", return_value=later):
            assert client.get(address).content == today or recording.until, address


def test_a_public_page_has_no_memory_of_its_own(client: Client, kept_addresses: list[str]) -> None:
    """What Django's cache answered is not in the recording: only bodies, which ask nothing."""
    asked = mock.patch.object(LocMemCache, "get", autospec=True, return_value=None)
    with asked as remembered:
        for address in kept_addresses:
            client.get(address)
    assert all(call.args[0] is caches["bodies"] for call in remembered.call_args_list)


def test_a_body_that_is_remembered_asks_the_database_nothing(pair: dict[str, Publication]) -> None:
    reading = publication_reading(pair["zh-hans"])
    context = {"reading": reading, "place": Place(RequestFactory().get("/"), "zh-hans")}
    with CaptureQueriesContext(connections["default"]) as queries:
        html = render_to_string("pages/body.html", context)
    assert "不喝生奶" in html
    assert not queries.captured_queries


def test_a_remembered_body_follows_the_pair(client: Client, alone: Publication) -> None:
    """What its headings lead to has come since."""
    assert 'class="same"' not in client.get(alone.url).content.decode()
    draft = actions.latest(alone.page_id)
    pair = make_translation(draft)
    make_clearance(pair, kind=Kind.LANGUAGE, source=draft)
    actions.release_pair(draft, people.publisher())
    assert f'class="same" href="/mvf/{alone.path}/#h1"' in client.get(alone.url).content.decode()


@pytest.mark.django_db
def test_every_table_that_exists_is_watched() -> None:
    connection = connections["default"]
    assert triggers.unwatched(connection) == set()
    assert set(connection.introspection.table_names()) >= NAMES | set(FOLLOWS.values())


@pytest.mark.django_db
def test_a_lost_trigger_is_noticed() -> None:
    connection = connections["default"]
    with connection.cursor() as cursor:
        on = "ON taxonomy_topic" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER kepu_page_update_taxonomy_topic {on}")
    assert triggers.unwatched(connection) == {"taxonomy_topic"}
