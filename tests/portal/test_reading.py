"""A resident with a phone, no account and no cookie."""

import gzip
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.release import actions
from tests import people
from tests.factories.release import make_released_pair, move

from .html import Page

STATIC = settings.BASE_DIR / "site/portal/static/portal"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("mn", "mvf"),
        ("mn-CN", "mvf"),
        ("mn-Mong-CN,zh;q=0.8", "mvf"),
        ("mvf", "mvf"),
        ("en-US,mn;q=0.5", "mvf"),
        ("zh-CN,zh;q=0.9,mn;q=0.8", "zh-hans"),
        ("zh;q=0.3,mn;q=0.9", "mvf"),
        ("mn;q=0", "zh-hans"),
        ("en", "zh-hans"),
        ("", "zh-hans"),
        ("*", "zh-hans"),
        ("xx;;q=,,", "zh-hans"),
    ],
)
def test_the_root_leads_to_the_browsers_language(client: Client, asked: str, given: str) -> None:
    response = client.get("/", headers={"accept-language": asked})

    assert (response.status_code, response["Location"]) == (302, f"/{given}/")
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


def test_nothing_sets_a_cookie(client: Client, public_addresses: list[str]) -> None:
    for address in [*public_addresses, "/", "/robots.txt", "/sitemap.xml", "/health/live"]:
        response = client.get(address)
        assert not response.cookies, address
        assert "Cookie" not in response.get("Vary", ""), address


def test_nothing_is_loaded_from_another_host(client: Client, public_addresses: list[str]) -> None:
    for address in public_addresses:
        page = Page.of(client.get(address).content.decode())
        assert all(url.startswith(("/", "#")) for url in page.loads), address
        # A claim's source is the only way out, and it says who is asking to nobody.
        here = ("/", "#", "?", "tel:")
        away = [rel for url, rel in page.links if not url.startswith(here)]
        assert all("noreferrer" in rel for rel in away), address
    css = (STATIC / "site.css").read_text()
    assert "http" not in css
    assert "@import" not in css


def test_a_list_names_itself_in_both_languages(client: Client, pair: dict[str, Any]) -> None:
    html = client.get("/mvf/health/?page=1").content.decode()
    for tag, language in (
        ("mn-Mong-CN", "mvf"),
        ("zh-Hans-CN", "zh-hans"),
        ("x-default", "zh-hans"),
    ):
        assert f'hreflang="{tag}" href="http://testserver/{language}/health/">' in html


def test_who_vouched_is_named_under_the_title(client: Client, pair: dict[str, Any]) -> None:
    for publication in pair.values():
        html = client.get(publication.url).content.decode()
        head = html.split('<p class="vouched">')[1].split("</p>")[0]
        assert 'href="#who"' in head
        assert 'id="who"' in html.split('<aside class="facts">')[1]


def test_pages_name_one_script_and_carry_none(client: Client, public_addresses: list[str]) -> None:
    for address in public_addresses:
        html = client.get(address).content.decode()
        # Data for search engines is no program; programs are deferred and may be missing
        # (tests/portal/browser reads without it).
        for known in (
            '<script type="application/ld+json">',
            '<script src="/static/portal/site.js" defer></script>',
            '<script src="/static/search/suggest.js" defer></script>',
        ):
            html = html.replace(known, "")
        assert "<script" not in html
        assert " style=" not in html
        assert "onclick" not in html


def test_the_policy_allows_only_our_own_host(client: Client, public_addresses: list[str]) -> None:
    for address in public_addresses:
        policy = client.get(address)["Content-Security-Policy"]
        directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
        assert directives["default-src"] == "'self'"
        assert set(policy.replace(";", "").split()) - set(directives) <= {
            "'self'",
            "'none'",
            "data:",
        }


def test_an_unknown_address_is_a_404_and_no_redirect(client: Client, pair: dict[str, Any]) -> None:
    for address in ("/nothing/", "/api/x", "/zh-hans/health/nothing/", "/mvf/nothing/"):
        assert client.get(address).status_code == 404, address
    page = client.get("/mvf/health/nothing/").content.decode()
    assert 'href="/zh-hans/"' in page


def test_a_withdrawn_article_says_so_in_the_language_of_its_address(
    client: Client, pair: dict[str, Any]
) -> None:
    reason = "剂量写错了"
    actions.withdraw(pair["mvf"].translation_key, people.publisher(), reason=reason)

    for language, words in (("zh-hans", "此文已撤回"), ("mvf", "ᠪᠤᠴᠠᠭᠠᠨ ᠲᠠᠲᠠᠭᠰᠠᠨ")):
        response = client.get(f"/{language}/health/brucellosis/")
        assert response.status_code == 410
        assert words in response.content.decode()
        assert reason not in response.content.decode()
        assert f'href="/{language}/"' in response.content.decode()
        assert "brucellosis" not in client.get(f"/{language}/").content.decode()


def test_a_moved_article_leads_to_its_new_address(client: Client, pair: dict[str, Any]) -> None:
    move(pair["zh-hans"].page, to="brucella")

    response = client.get("/zh-hans/health/brucellosis/")

    assert (response.status_code, response["Location"]) == (301, "/zh-hans/health/brucella/")


def test_the_switch_keeps_the_place(client: Client, pair: dict[str, Any]) -> None:
    for path in ("", "health/", "health/brucellosis/"):
        html = client.get(f"/zh-hans/{path}").content.decode()
        assert f'class="switch" rel="alternate" href="/mvf/{path}"' in html


def test_a_missing_translation_is_said_and_the_other_language_offered(
    client: Client, alone: Any
) -> None:
    assert f'href="/mvf/{alone.path}/" hreflang' in client.get(alone.url).content.decode()

    response = client.get(f"/mvf/{alone.path}/")
    html = response.content.decode()
    assert response.status_code == 200
    assert "ᠣᠷᠴᠢᠭᠤᠯᠭ" in html
    assert '<li class="card foreign" lang="zh-Hans-CN">' in html
    assert f'<h2 class="h"><a href="{alone.url}">' in html
    assert 'content="noindex"' in html


def test_a_sample_says_what_it_is_and_who_is_made_up(client: Client, pair: dict[str, Any]) -> None:
    assert "示例，未经专家审定" in client.get("/zh-hans/health/brucellosis/").content.decode()
    assert "ᠵᠢᠱᠢᠶ" in client.get("/mvf/health/brucellosis/").content.decode()


def test_every_shown_word_comes_from_the_publication(client: Client, pair: dict[str, Any]) -> None:
    """The page's row may be rewritten in any way: the reader sees what was released."""
    from wagtail.models import Page as WagtailPage

    WagtailPage.objects.filter(pk=pair["zh-hans"].page_id).update(title="改了", slug="changed")

    html = client.get("/zh-hans/health/brucellosis/").content.decode()
    assert "接羔季节防布病" in html
    assert "改了" not in html


def test_no_public_page_reads_a_pages_row(client: Client, public_addresses: list[str]) -> None:
    with CaptureQueriesContext(connection) as queries:
        for address in public_addresses:
            client.get(address)

    assert len(queries) > 10
    for query in queries:
        assert "wagtailcore_" not in query["sql"], query["sql"]
        assert "pages_articlepage" not in query["sql"], query["sql"]


@pytest.mark.parametrize(
    ("path", "most"), [("", 17), ("health/", 8), ("health/brucellosis/", 8), ("nothing/", 1)]
)
def test_a_page_costs_few_queries(
    client: Client, pair: dict[str, Any], path: str, most: int
) -> None:
    make_released_pair("another")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/mvf/{path}")

    assert len(queries) <= most


def test_a_broken_site_still_says_so_in_both_languages(pair: dict[str, Any]) -> None:
    client = Client(raise_request_exception=False)
    with mock.patch("portal.views.pages.listed", side_effect=RuntimeError("broken")):
        response = client.get("/mvf/")

    assert response.status_code == 500
    assert "网站出了点问题" in response.content.decode()
    assert 'lang="mn-Mong-CN"' in response.content.decode()


def test_a_list_has_pages_and_no_page_beyond_them(client: Client, pair: dict[str, Any]) -> None:
    assert client.get("/zh-hans/health/?page=1").status_code == 200
    for page in ("2", "0", "x"):
        assert client.get(f"/zh-hans/health/?page={page}").status_code == 404


def test_a_page_that_has_not_changed_is_not_sent_again(
    client: Client, pair: dict[str, Any]
) -> None:
    first = client.get("/zh-hans/health/brucellosis/")
    again = client.get("/zh-hans/health/brucellosis/", headers={"if-none-match": first["ETag"]})

    assert first["Cache-Control"] == "no-cache"
    assert again.status_code == 304
    make_released_pair("another")
    home = client.get("/zh-hans/")
    assert client.get("/zh-hans/", headers={"if-none-match": first["ETag"]}).status_code == 200
    assert "another" in home.content.decode()


@pytest.mark.parametrize("language", ["zh-hans", "mvf"])
def test_the_first_view_fits_a_bad_link(
    client: Client, pair: dict[str, Any], language: str
) -> None:
    """HTML, styles, icons and script: at most 24 KB compressed; the font comes once, apart."""
    page = client.get(f"/{language}/health/brucellosis/", headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    names = ("site.css", "icons.svg", "icon.svg", "site.js")
    styles = [gzip.compress((STATIC / name).read_bytes()) for name in names]
    assert len(page.content) + sum(map(len, styles)) <= 24 * 1024


def test_the_scripts_are_small() -> None:
    """What a phone downloads for reading without a link, saving, preferences and the place."""
    scripts = [gzip.compress((STATIC / name).read_bytes()) for name in ("site.js", "sw.js")]
    assert sum(map(len, scripts)) <= 10 * 1024 / 2


def test_styles_are_compressed_without_collectstatic(client: Client) -> None:
    response = client.get("/static/portal/site.css", headers={"accept-encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(b"".join(response.streaming_content)).startswith(b"/*")


def test_the_font_is_the_measured_one_and_its_licence_lies_beside_it() -> None:
    assert (STATIC / "mongol-hudum.woff2").stat().st_size == 29_632
    assert "SIL OPEN FONT LICENSE" in (STATIC / "OFL.txt").read_text().upper()


def test_the_sitemap_names_both_languages(client: Client, pair: dict[str, Any]) -> None:
    xml = client.get("/sitemap.xml").content.decode()

    for path in ("", "health/", "region/150724/", "health/brucellosis/"):
        for language in ("zh-hans", "mvf"):
            assert xml.count(f"<loc>http://testserver/{language}/{path}</loc>") == 1
    assert 'hreflang="mn-Mong-CN"' in xml
    assert "/admin/" in client.get("/robots.txt").content.decode()


def test_uploads_are_for_staff(client: Client, pair: dict[str, Any]) -> None:
    name = next(p for p in Path(settings.MEDIA_ROOT).rglob("*.png")).relative_to(
        settings.MEDIA_ROOT
    )
    address = f"/admin/uploads/{name}"

    assert client.get(address).status_code == 302
    client.force_login(people.author())
    assert client.get(address)["Content-Type"] == "image/png"
    assert client.get("/admin/uploads/../secret").status_code in (302, 404)
