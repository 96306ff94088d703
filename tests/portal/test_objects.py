"""Bytes by their digest: a browser, a cache, and a station on a broken link."""

import pytest
from django.test import Client

from content.media import objects
from content.release import shown
from portal.ranges import Unsatisfiable, parse_range

DATA = b"0123456789" * 100


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(shown, "_lookups", [lambda sha256: True])
    return f"/o/{objects.put(DATA, 'image/webp')}"


def _body(response: object) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_whole_and_forever(client: Client, address: str) -> None:
    response = client.get(address)

    assert _body(response) == DATA
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000, s-maxage=60, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Length"] == "1000"
    assert response["ETag"] == f'"{address[3:]}"'
    assert not response.cookies


def test_the_rest_of_a_broken_download(client: Client, address: str) -> None:
    response = client.get(address, headers={"range": "bytes=990-"})

    assert response.status_code == 206
    assert response["Content-Range"] == "bytes 990-999/1000"
    assert _body(response) == DATA[990:]


def test_a_part_of_something_else_is_not_glued_on(client: Client, address: str) -> None:
    headers = {"range": "bytes=990-", "if-range": '"other"'}

    assert client.get(address, headers=headers).status_code == 200


def test_beyond_the_end(client: Client, address: str) -> None:
    response = client.get(address, headers={"range": "bytes=1000-"})

    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */1000"


def test_known_already(client: Client, address: str) -> None:
    response = client.get(address, headers={"if-none-match": f'"{address[3:]}"'})

    assert response.status_code == 304


def test_head_says_the_size_and_sends_nothing(client: Client, address: str) -> None:
    response = client.head(address)

    assert response["Content-Length"] == "1000"
    assert response["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("name", ["0" * 64, "x", "0" * 63, "..%2f..%2fsecret", "A" * 64])
def test_no_such_object(client: Client, name: str) -> None:
    assert client.get(f"/o/{name}").status_code == 404


def test_nobody_writes_here(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-0", (0, 0)),
        ("bytes=5-9", (5, 9)),
        ("bytes=5-5000", (5, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-500", (0, 99)),
        ("bytes=1-2,5-6", None),
        ("bytes=-", None),
        ("lines=1-2", None),
        (f"bytes={'9' * 5000}-", None),
        (f"bytes=-{'9' * 5000}", None),
        ("", None),
    ],
)
def test_ranges(header: str, part: tuple[int, int] | None) -> None:
    assert parse_range(header, 100) == part


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=9-5", "bytes=-0"])
def test_impossible_ranges(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        parse_range(header, 100)
