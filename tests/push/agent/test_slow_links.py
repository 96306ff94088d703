"""A server, or somebody in between, that never ends: a station is not held up by anybody."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from push.agent import deadlines, downloads, sync
from push.agent.agent import Agent
from push.agent.hub import Hub, HubError
from push.agent.store import Store
from push.documents import DeniedObject, Deny, sha256_hex
from tests.push.documents.people import NOW

from .hub import DAY, FakeHub
from .people import BRUCELLOSIS, SNOW, Clock, station, titles

BRU, SNO = BRUCELLOSIS.content["title"], SNOW.content["title"]
OBJECT = b"x" * 5000


class Dripping:
    """Answers every request with `head`, then one byte of OBJECT every few milliseconds."""

    def __init__(self, head: bytes) -> None:
        self._head = head
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        try:
            while True:
                connection, _ = self._listening.accept()
                threading.Thread(target=self._drip, args=(connection,), daemon=True).start()
        except OSError:
            return  # closed

    def _drip(self, connection: socket.socket) -> None:
        try:
            connection.recv(65536)
            connection.sendall(self._head)
            while True:
                connection.sendall(b"x")
                time.sleep(0.005)
        except OSError:
            connection.close()

    def close(self) -> None:
        self._listening.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three seconds for any answer: long enough for a busy machine to send the first bytes."""
    monkeypatch.setattr(deadlines, "GRACE", 3.0)
    monkeypatch.setattr(deadlines, "SLOWEST", 10_000_000)


@pytest.fixture(params=["in the head", "in the body"])
def dripping(request: pytest.FixtureRequest, impatient: None) -> Iterator[Dripping]:
    whole = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"
    server = Dripping(whole if request.param == "in the body" else b"HTTP/1.1 200 OK\r\nX: ")
    yield server
    server.close()


def test_an_answer_that_drips_is_given_up(dripping: Dripping) -> None:
    with pytest.raises(HubError) as given_up:
        Hub(dripping.url, timeout=5).keys()
    assert given_up.value.status == 0


def test_an_object_that_drips_is_given_up(dripping: Dripping, tmp_path: Path) -> None:
    digest = sha256_hex(OBJECT)
    with pytest.raises(HubError):
        downloads.fetch(
            Hub(dripping.url, timeout=5), Store(tmp_path), digest, limit=9000, size=len(OBJECT)
        )


def test_of_an_object_given_up_every_byte_that_came_is_kept(
    tmp_path: Path, impatient: None
) -> None:
    server = Dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n")
    store, digest = Store(tmp_path), sha256_hex(OBJECT)
    with pytest.raises(HubError):
        downloads.fetch(Hub(server.url, timeout=5), store, digest, limit=9000, size=len(OBJECT))
    server.close()
    assert store.partial(digest).stat().st_size > 0


def test_a_call_back_does_not_wait_until_a_long_list_has_come(
    agent: Agent, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    monkeypatch.setattr(sync, "BRINGING", -1)
    hub.show(BRUCELLOSIS, SNOW)
    agent.attempt()
    assert agent.status.problem == "bringing"
    assert agent.status.failures == 0
    hub.call_back(Deny(objects=(DeniedObject(sha256_hex(BRUCELLOSIS.to_payload()), NOW, "错误"),)))
    agent.attempt()
    assert titles(agent) == []
    monkeypatch.setattr(sync, "BRINGING", 60)
    agent.attempt()
    assert titles(agent) == [SNO]


def test_a_clock_without_a_battery_does_not_play_for_ever(
    agent: Agent, hub: FakeHub, tmp_path: Path, clock: Clock
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    facts, began = agent.station, time.monotonic()
    for days in range(1, 32):
        # Every day the power goes, and the clock begins anew.
        clock.now = 0
        facts.running = lambda days=days: began + days * DAY
        facts.age()
    os.close(facts.home.lock)
    again = station(tmp_path / "home", "http://127.0.0.1:9", clock)
    facts.home = again.station.home
    assert titles(again) == []
