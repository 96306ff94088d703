"""What a reader gets from the page cache, and when the page is made anew."""

import gzip
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone

from content.release import actions
from content.release.models import Publication
from content.taxonomy.models import Livelihood, Topic
from portal.page_cache.declarations import cached_page, uncached, valid_until
from tests import people
from tests.factories.release import make_released_pair

from .reader import Reader

ARTICLE = "/zh-hans/health/brucellosis/"


def test_a_page_is_made_once(reader: Reader, pair: dict[str, Any]) -> None:
    first, second = reader.get(ARTICLE), reader.get(ARTICLE)

    assert reader.made == [ARTICLE]
    assert "接羔季节防布病" in second.text
    assert first == second


def test_its_headers_are_those_of_a_page(reader: Reader, pair: dict[str, Any]) -> None:
    for address, language in ((ARTICLE, "zh-Hans-CN"), (f"/mvf{ARTICLE[8:]}", "mn-Mong-CN")):
        for _ in range(2):
            seen = reader.get(address)
            assert seen.headers["content-language"] == language
            assert seen.headers["vary"] == "Accept-Encoding"
            assert seen.headers["cache-control"].startswith("public, max-age=0, s-maxage=1")
            assert int(seen.headers["content-length"]) == len(seen.body)
            assert "default-src" in seen.headers["content-security-policy"]
            assert "set-cookie" not in seen.headers


def test_it_is_compressed_for_who_can_read_it(reader: Reader, pair: dict[str, Any]) -> None:
    plain = reader.get(ARTICLE)
    for header in ("gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8, *;q=0.1"):
        seen = reader.get(ARTICLE, accept_encoding=header)
        assert seen.headers["content-encoding"] == "gzip", header
        assert gzip.decompress(seen.body) == plain.body
        assert seen.headers["etag"] != plain.headers["etag"]
    for header in ("", "br", "gzip;q=0", "identity, gzip;q=0.000", "notgzip"):
        assert "content-encoding" not in reader.get(ARTICLE, accept_encoding=header).headers, header


def test_who_has_it_gets_304(reader: Reader, pair: dict[str, Any]) -> None:
    etag = reader.get(ARTICLE, accept_encoding="gzip").headers["etag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        seen = reader.get(ARTICLE, accept_encoding="gzip", if_none_match=known)
        assert (seen.status, seen.body) == (304, b""), known
        assert seen.headers["etag"] == etag
        assert "content-length" not in seen.headers
    assert reader.get(ARTICLE, if_none_match=etag).status == 200  # the plain text is another one


def test_head_is_the_same_without_the_body(reader: Reader, pair: dict[str, Any]) -> None:
    head = reader.get(ARTICLE, method="HEAD")
    page = reader.get(ARTICLE)

    assert (head.status, head.body, head.headers) == (200, b"", page.headers)
    assert len(reader.made) == 1
    assert reader.get("/zh-hans/health/nothing/", method="HEAD").body == b""


def test_a_reader_leaves_nothing_in_it(reader: Reader, pair: dict[str, Any]) -> None:
    reader.get(ARTICLE, cookie="sessionid=1", accept_language="mn", authorization="Basic eA==")

    named = {name for name in reader.asked if name.startswith("HTTP_")}
    assert named == {"HTTP_HOST"}


def test_unknown_query_keys_make_nothing_new(reader: Reader, pair: dict[str, Any]) -> None:
    reader.get("/zh-hans/health/")
    for query in ("utm_source=a", "x", "x=%E4%B8", "a=1&a=2&b=", "&&", "PAGE=2", "x=" + "y" * 5000):
        assert reader.makes(f"/zh-hans/health/?{query}") == 0, query
    assert reader.makes("/zh-hans/health/?page=1&utm=1") == 1
    assert reader.makes("/zh-hans/health/?utm=2&page=1") == 0
    assert reader.made[-1] == "/zh-hans/health/?page=1"


def test_hosts_and_schemes_are_kept_apart(reader: Reader, pair: dict[str, Any]) -> None:
    assert "http://testserver/" in reader.get("/sitemap.xml").text
    assert "http://other/" in reader.get("/sitemap.xml", host="other").text
    assert reader.makes("/sitemap.xml", x_forwarded_proto="https") == 1


def test_a_proxy_is_told_the_second_in_which_it_may_answer(
    reader: Reader, pair: dict[str, Any]
) -> None:
    assert "x-accel-expires" not in reader.get(ARTICLE).headers
    for _ in range(2):
        told = reader.get(ARTICLE, x_forwarded_proto="https").headers["x-accel-expires"]
        assert abs(int(told.removeprefix("@")) - datetime.now(UTC).timestamp()) < 2


@pytest.mark.parametrize("address", ["/", "/health/live", "/zh-hans/nothing/", "/admin/login/"])
def test_other_answers_are_not_kept(reader: Reader, pair: dict[str, Any], address: str) -> None:
    assert [reader.makes(address) for _ in range(2)] == [1, 1]


def test_a_post_goes_through(reader: Reader, pair: dict[str, Any]) -> None:
    reader.get(ARTICLE)
    assert reader.get(ARTICLE, method="POST").status == 403


# --- when it stops being true -----------------------------------------------------------------


def test_a_release_replaces_what_shows_it_and_nothing_else(
    reader: Reader, pair: dict[str, Any]
) -> None:
    for address in (ARTICLE, "/zh-hans/", "/sitemap.xml", "/robots.txt"):
        reader.get(address)

    make_released_pair("another", title="另一篇", topic="food", topics=["food"])

    assert "另一篇" in reader.get("/zh-hans/").text
    assert "another" in reader.get("/sitemap.xml").text
    assert reader.makes(ARTICLE) == 0
    assert reader.makes("/robots.txt") == 0


def test_a_withdrawal_is_seen_at_once_and_kept_as_well(
    reader: Reader, pair: dict[str, Any]
) -> None:
    reader.get(ARTICLE)

    actions.withdraw(pair["mvf"].translation_key, people.publisher(), reason="剂量写错了")

    gone = reader.get(ARTICLE)
    assert gone.status == 410
    assert gone.headers["content-language"] == "zh-Hans-CN"
    assert reader.makes(ARTICLE) == 0


def test_an_update_without_signals_is_seen(reader: Reader, pair: dict[str, Any]) -> None:
    reader.get("/zh-hans/health/")

    Topic.objects.filter(code="health").update(name_zh="改名")

    assert "改名" in reader.get("/zh-hans/health/").text
    assert "改名" not in reader.get(ARTICLE).text  # frozen in the publication


def test_sql_by_hand_is_seen(reader: Reader, pair: dict[str, Any]) -> None:
    reader.get(ARTICLE)

    with connection.cursor() as cursor:
        cursor.execute("UPDATE release_publication SET state = 'withdrawn'")

    assert reader.get(ARTICLE).status == 410


def test_a_deleted_and_an_added_row_are_seen(reader: Reader, pair: dict[str, Any]) -> None:
    with small_site():
        assert reader.get("/zh-hans/livelihoods/").text == str(Livelihood.objects.count())
        Livelihood.objects.create(code="new", name_zh="新", name_mn="ᠰᠢᠨ\u180eᠡ")
        assert reader.get("/zh-hans/livelihoods/").text == str(Livelihood.objects.count())
        Livelihood.objects.all().delete()
        assert reader.get("/zh-hans/livelihoods/").text == "0"


def test_a_change_that_no_page_shows_costs_nothing(reader: Reader, pair: dict[str, Any]) -> None:
    addresses = (ARTICLE, "/zh-hans/", "/zh-hans/health/")
    for address in addresses:
        reader.get(address)

    Publication.objects.filter(pk=pair["zh-hans"].pk).update(withdrawn_reason="")
    Topic.objects.filter(code="ecology").update(name_zh="生态")

    assert [reader.makes(address) for address in addresses] == [0, 0, 0]


# --- views of other kinds ---------------------------------------------------------------------

MOMENT = datetime(2030, 1, 1, tzinfo=UTC)


@cached_page()
def livelihoods(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(Livelihood.objects.all())))


@cached_page()
def until(request: HttpRequest) -> HttpResponse:
    valid_until(request, timezone.now() + timedelta(hours=1))
    valid_until(request, timezone.now() - timedelta(hours=1) if "past" in request.path else None)
    return HttpResponse(str(len(Publication.objects.filter(released_at__lt=timezone.now()))))


@cached_page()
def by_the_clock(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(Publication.objects.filter(released_at__lt=timezone.now()))))


@cached_page()
def cookie(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("x")
    response.set_cookie("who", "you")
    return response


@cached_page()
def private(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x", headers={"Cache-Control": "private"})


@cached_page()
def varies(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x", headers={"Vary": "Accept-Language"})


@cached_page()
def writes(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Topic.objects.update(position=1)))


@cached_page()
def unwatched(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(people.User.objects.count()))


@cached_page()
def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x", status=500)


@uncached("for this test")
def never(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x")


urlpatterns = [
    path("zh-hans/livelihoods/", livelihoods), path("until/", until), path("past/", until),
    path("by_the_clock/", by_the_clock), path("cookie/", cookie), path("private/", private),
    path("varies/", varies), path("writes/", writes), path("unwatched/", unwatched),
    path("broken/", broken), path("never/", never),
]  # fmt: skip


def small_site() -> Any:
    from django.test import override_settings

    return override_settings(ROOT_URLCONF=__name__)


@pytest.mark.parametrize(
    "name",
    [
        "past", "by_the_clock", "cookie", "private", "varies", "writes", "unwatched", "broken",
        "never",
    ],
)  # fmt: skip
def test_what_is_not_the_same_for_all_is_not_kept(reader: Reader, name: str) -> None:
    with small_site():
        assert [reader.makes(f"/{name}/") for _ in range(2)] == [1, 1]


def test_a_page_ends_when_it_says_so(
    reader: Reader, pair: dict[str, Any], monkeypatch: Any
) -> None:
    with small_site():
        assert [reader.makes("/until/") for _ in range(2)] == [1, 0]
        Topic.objects.filter(code="health").update(name_zh="改名")
        assert reader.makes("/until/") == 0
        # What has asked with a time is not asked again with that old time.
        Publication.objects.filter(pk=pair["zh-hans"].pk).update(withdrawn_reason="")
        assert [reader.makes("/until/") for _ in range(2)] == [1, 0]
        monkeypatch.setattr("time.time", lambda: MOMENT.timestamp())
        assert reader.makes("/until/") == 1


def test_at_hand_is_what_was_kept_until_anything_changes(
    reader: Reader, pair: dict[str, Any]
) -> None:
    asked = partial(reader.cache.at_hand, "testserver", ARTICLE, proto=None, query="utm=1")
    assert asked() is None
    kept = reader.get(ARTICLE)
    page = asked()
    assert page is not None
    assert page.answer(None, None, proxied=False)[2] == [kept.body]
    actions.withdraw(pair["mvf"].translation_key, people.publisher(), reason="剂量写错了")
    assert asked() is None
