"""Slow people keep nobody from the embedded house, whether they send slowly or read slowly."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from functools import partial

import pytest

from tests.portal.page_cache.town import ROOT
from tests.services.servers import answers, free_port, wait_for

#: More than any number of threads that the house would have.
CROWD = 40
FORM = (
    "POST /said/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}"
)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder, port = tmp_path_factory.mktemp("front"), free_port()
    (folder / "film").write_bytes(bytes(range(256)) * 4 * 1024 * 32)
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "DJANGO_SETTINGS_MODULE": "tests.portal.page_cache.small_settings",
        "KEPU_SMALL_VIEWS": "tests.portal.slow_site",
        "KEPU_SMALL": str(folder),
        "KEPU_SMALL_DATABASE_URL": "",
        "KEPU_FILM": str(folder / "film"),
    }
    web = subprocess.Popen(
        [
            sys.executable, "-m", "granian", "--interface", "rsgi", "--port", str(port),
            "--no-ws", "--log-level", "error", "--factory", "tests.portal.slow_site:application",
        ],
        env=environment, cwd=ROOT,
    )  # fmt: skip
    try:
        wait_for("the site", partial(answers, port))
        yield port
    finally:
        web.terminate()
        web.wait(timeout=20)


def send(port: int, text: str) -> socket.socket:
    link = socket.create_connection(("127.0.0.1", port), timeout=30)
    link.sendall(text.encode())
    return link


def status(link: socket.socket) -> int:
    answer = http.client.HTTPResponse(link)
    answer.begin()
    return answer.status


def ask(port: int, path: str, words: str | None = None, **headers: str) -> tuple[int, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as link:
        body = None if words is None else words.encode()
        link.request("GET" if body is None else "POST", path, body, headers)
        answer = link.getresponse()
        return answer.status, answer.read()


def test_half_sent_forms_keep_nobody_waiting(port: int) -> None:
    half = FORM.format(length=1000, body="words=a")
    with ExitStack() as stack:
        for _ in range(CROWD):
            stack.enter_context(send(port, half))
        assert ask(port, "/told/")[0] == 200


def test_who_sends_too_much_at_a_time_gives_way_to_who_sends_at_once(port: int) -> None:
    half = FORM.format(length=1000, body="words=a")
    with ExitStack() as stack:
        links = [stack.enter_context(send(port, half)) for _ in range(CROWD)]
        assert status(links[0]) == 408
        assert ask(port, "/said/", "whole") == (200, b"whole")


def test_slow_readers_of_a_film_keep_nobody_waiting(port: int) -> None:
    with ExitStack() as stack:
        for _ in range(CROWD):
            stack.enter_context(send(port, "GET /film/ HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        assert ask(port, "/told/")[0] == 200


def test_a_film_arrives_whole_and_in_parts(port: int) -> None:
    film = bytes(range(256)) * 4 * 1024 * 32
    assert ask(port, "/film/") == (200, film)
    assert ask(port, "/film/", Range="bytes=1000-70000") == (206, film[1000:70001])
    assert ask(port, "/film/", Range="bytes=-5") == (206, film[-5:])


def test_a_form_arrives_as_it_was_sent(port: int) -> None:
    assert ask(port, "/said/", "水" * 500_000) == (200, "水".encode() * 500_000)


@pytest.mark.parametrize(
    ("length", "said"), [(3 * 1024 * 1024, 413), (10**12, 413), ("abc", 400), ("-1", 400)]
)
def test_what_is_too_long_or_no_length_is_not_waited_for(
    port: int, length: object, said: int
) -> None:
    with send(port, FORM.format(length=length, body="")) as link:
        assert status(link) == said


def test_without_a_length_nothing_is_taken(port: int) -> None:
    text = FORM.replace("Content-Length: {length}", "Transfer-Encoding: chunked")
    with send(port, text.format(body="5\r\nwords\r\n0\r\n\r\n")) as link:
        assert status(link) == 411


def test_a_header_with_an_underscore_is_nobody_s_word(port: int) -> None:
    assert ask(port, "/told/", X_Forwarded_For="203.0.113.9")[1] == b"None"
    assert ask(port, "/told/", **{"X-Forwarded-For": "203.0.113.9"})[1] == b"203.0.113.9"
