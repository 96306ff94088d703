"""A hub that lies, replays or is somebody else: the last good set stays, and nothing else shows."""

import http.server
import threading
from collections.abc import Callable
from typing import Any

import pytest

from push.agent.agent import Agent
from push.agent.hub import MAX_ANSWER, Hub, HubError
from push.documents import Command, DeniedObject, Deny, Manifest, sha256_hex
from tests.push.documents.people import NOW, private_key

from .hub import DAY, FakeHub
from .people import BRUCELLOSIS, SNOW, Clock, titles

BRU, SNO = BRUCELLOSIS.content["title"], SNOW.content["title"]


@pytest.fixture
def playing(agent: Agent, hub: FakeHub) -> Agent:
    """A station that shows one article."""
    hub.show(BRUCELLOSIS)
    agent.attempt()
    assert titles(agent) == [BRU]
    return agent


def _spoil(part: str, change: Callable[[bytes], bytes]) -> Callable[[str, bytes], bytes]:
    return lambda path, body: change(body) if path.endswith(part) else body


def test_yesterdays_head_played_again_is_refused(playing: Agent, hub: FakeHub) -> None:
    hub.replay = hub.signed_head("AAAABBBBCCCCDDDD")
    hub.call_back(Deny(objects=(DeniedObject(sha256_hex(BRUCELLOSIS.to_payload()), NOW, "错误"),)))
    playing.attempt()
    assert playing.status.problem == "refused_wrong_nonce"
    hub.replay = None
    playing.attempt()
    assert titles(playing) == []


def test_a_head_made_for_a_stick_is_no_answer_online(playing: Agent, hub: FakeHub) -> None:
    hub.replay = hub.signed_head("")
    playing.attempt()
    assert playing.status.problem == "refused_wrong_nonce"
    assert titles(playing) == [BRU]


def test_a_number_that_goes_back_is_refused(playing: Agent, hub: FakeHub) -> None:
    hub.seq, hub.manifest = 1, Manifest()
    hub.publish()
    playing.attempt()
    assert playing.status.problem == "refused_rollback"
    assert titles(playing) == [BRU]


def test_a_head_for_another_station_is_refused(
    playing: Agent, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = hub.signed_head
    monkeypatch.setattr(hub, "signed_head", lambda nonce: real(nonce, station="elsewhere-01"))
    hub.show(SNOW)
    playing.attempt()
    assert playing.status.problem == "refused_wrong_station"
    assert titles(playing) == [BRU]


@pytest.mark.parametrize("role", ["head_key", "approve_key", "root"])
def test_what_another_key_has_signed_is_refused(
    playing: Agent, hub: FakeHub, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = hub.signed_keys()
    setattr(hub.signing, role, private_key("of somebody else"))
    if role == "root":
        # Who has no root can list his own head key as often as he likes.
        hub.signing.head_key = private_key("head of somebody else")
    else:
        monkeypatch.setattr(hub, "signed_keys", lambda: listed)
    hub.show(SNOW)
    playing.attempt()
    assert playing.status.problem.startswith("refused_")
    assert titles(playing) == [BRU]


def test_an_older_key_list_is_refused(playing: Agent, hub: FakeHub) -> None:
    hub.keys_version, hub.signing.head_key = 3, private_key("the third")
    hub.show(SNOW)
    playing.attempt()
    hub.keys_version, hub.signing.head_key = 2, private_key("the second, stolen")
    hub.show(BRUCELLOSIS)
    playing.attempt()
    assert playing.status.problem == "refused_rollback"
    assert titles(playing) == [SNO]


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body[:-1],
        lambda body: body[: len(body) // 2],
        lambda body: b"",
        lambda body: body[:-1] + bytes([body[-1] ^ 1]),
        lambda body: body + b"x",
        lambda body: b"<html>welcome to the hotel</html>",
        lambda body: b"\x00" * len(body),
    ],
)
@pytest.mark.parametrize("part", ["heads", "manifest", "deny", "article"])
def test_spoilt_on_the_way_nothing_new_shows(
    playing: Agent, hub: FakeHub, part: str, change: Callable[[bytes], bytes]
) -> None:
    hub.deny = Deny(publications=("0f0e0d0c-0b0a-4908-8706-0504030201ff",))
    hub.show(SNOW)
    documents: dict[str, Any] = {"manifest": hub.manifest, "deny": hub.deny, "article": SNOW}
    name = "heads" if part == "heads" else sha256_hex(documents[part].to_payload())
    hub.spoil = _spoil(name, change)
    playing.attempt()
    assert playing.status.problem
    assert titles(playing) == [BRU]
    hub.spoil = lambda _path, body: body
    for _ in range(3):  # what came of it may have to be thrown away first
        playing.attempt()
    assert titles(playing) == [SNO]


def test_more_than_was_promised_is_not_stored(playing: Agent, hub: FakeHub) -> None:
    hub.show(SNOW)
    name = sha256_hex(SNOW.to_payload())
    hub.spoil = _spoil(name, lambda body: body + b"x" * 5_000_000)
    playing.attempt()
    assert playing.status.problem == "refused_oversized"
    assert not playing.station.store.partial(name).exists()


def test_a_clock_far_ahead_believes_nothing_new_and_says_why(
    playing: Agent, hub: FakeHub, clock: Clock
) -> None:
    hub.now = lambda: NOW
    clock.now = NOW + 400 * DAY
    hub.show(SNOW)
    playing.attempt()
    assert playing.status.problem == "refused_expired"
    assert titles(playing) == []
    clock.now = NOW + 60
    playing.attempt()
    assert titles(playing) == [SNO]


def test_a_clock_that_forgot_the_year_goes_by_what_was_signed(
    playing: Agent, hub: FakeHub, clock: Clock
) -> None:
    hub.now = lambda: NOW + 60
    clock.now = 0
    hub.show(SNOW)
    playing.attempt()
    assert titles(playing) == [SNO]


def test_a_wipe_must_be_signed_like_everything_else(playing: Agent, hub: FakeHub) -> None:
    hub.replay = hub.signing.head(hub.manifest, hub.deny, nonce="x" * 16, command=Command.WIPE)
    playing.attempt()
    assert titles(playing) == [BRU]


class _Elsewhere(http.server.BaseHTTPRequestHandler):
    """Sends whoever asks to another address."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(302)
        self.send_header("Location", "/secret")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


def test_a_redirect_is_not_followed() -> None:
    server = http.server.HTTPServer(("127.0.0.1", 0), _Elsewhere)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    with pytest.raises(HubError) as refused:
        Hub(f"http://127.0.0.1:{server.server_port}").keys()
    server.shutdown()
    server.server_close()
    assert refused.value.status == 302
    assert _Elsewhere.asked == ["/station/v1/keys"]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a", "//a", "javascript:x", "http://"])
def test_only_http_is_spoken(url: str) -> None:
    with pytest.raises(ValueError, match="not an http"):
        Hub(url)


def test_an_endless_answer_is_cut_off(playing: Agent, hub: FakeHub) -> None:
    hub.spoil = _spoil("heads", lambda body: b"x" * (MAX_ANSWER * 4))
    playing.attempt()
    assert playing.status.problem.startswith("refused_")
    assert titles(playing) == [BRU]
