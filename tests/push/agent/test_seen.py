"""Whose word that a card was seen is taken, and how often."""

from collections.abc import Iterator

import pytest

from push.agent.agent import Agent
from push.agent.seen import VISIBLE_SECONDS, Seen

from .hub import FakeHub
from .people import BRUCELLOSIS, SNOW
from .screens import Screen, displayed, screen


class Stopwatch:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def kiosk(agent: Agent, hub: FakeHub, watch: Stopwatch) -> Iterator[Screen]:
    """The screen of a station that shows two cards."""
    hub.show(BRUCELLOSIS, SNOW)
    agent.attempt()
    with screen(agent) as shown:
        shown.kiosk.seen = Seen(agent.station.receipts, watch)
        watch.now += VISIBLE_SECONDS
        yield shown


def _round(kiosk: Screen) -> tuple[list[str], str]:
    told = kiosk.get("/round").json
    return [one["id"] for one in told["items"]], told["loop"]


def test_a_download_is_no_display(agent: Agent, hub: FakeHub, kiosk: Screen) -> None:
    items, _ = _round(kiosk)
    for item in items:
        kiosk.get(f"/card/{item}")
    agent.attempt()
    assert {one["kind"] for one in hub.receipts} == {"delivered"}


def test_the_page_is_believed_once_per_item_and_round(
    agent: Agent, kiosk: Screen, watch: Stopwatch
) -> None:
    token = kiosk.open_page()
    items, loop = _round(kiosk)
    assert kiosk.say_displayed(items[0], loop, token) == 204
    watch.now += VISIBLE_SECONDS
    assert kiosk.say_displayed(items[0], loop, token) == 409
    assert displayed(agent) == [1]


def test_a_new_round_counts_again(agent: Agent, kiosk: Screen, watch: Stopwatch) -> None:
    token = kiosk.open_page()
    for _ in range(2):
        items, loop = _round(kiosk)
        assert kiosk.say_displayed(items[0], loop, token) == 204
        watch.now += VISIBLE_SECONDS
    assert displayed(agent) == [2]


@pytest.mark.parametrize("token", ["", "guess", "A" * 22])
def test_a_word_without_the_pages_token_is_refused(agent: Agent, kiosk: Screen, token: str) -> None:
    kiosk.open_page()
    items, loop = _round(kiosk)
    assert kiosk.say_displayed(items[0], loop, token) == 403
    assert displayed(agent) == []


def test_no_faster_than_a_person_can_see(agent: Agent, kiosk: Screen, watch: Stopwatch) -> None:
    token = kiosk.open_page()
    items, loop = _round(kiosk)
    assert kiosk.say_displayed(items[0], loop, token) == 204
    watch.now += VISIBLE_SECONDS / 2
    assert kiosk.say_displayed(items[1], loop, token) == 409
    assert displayed(agent) == [1]


def test_many_pages_together_are_no_faster_than_one(
    agent: Agent, kiosk: Screen, watch: Stopwatch
) -> None:
    for _ in range(10):
        token = kiosk.open_page()
        items, loop = _round(kiosk)
        kiosk.say_displayed(items[0], loop, token)
    assert displayed(agent) == [1]


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"[]", b"null", b"{", b'{"item": "x", "loop": "y"}', b'{"item": [], "loop": {}}'],
)
def test_nonsense_is_no_display(agent: Agent, kiosk: Screen, body: bytes) -> None:
    token = kiosk.open_page()
    _round(kiosk)
    assert kiosk.ask("POST", "/displayed", body, X_Kepu_Page=token).status == 409
    assert displayed(agent) == []


def test_an_endless_body_is_not_read(agent: Agent, kiosk: Screen) -> None:
    token = kiosk.open_page()
    headers = {"X_Kepu_Page": token, "Content_Length": "999999999"}
    assert kiosk.ask("POST", "/displayed", b"{}", **headers).status == 404
    assert kiosk.ask("POST", "/elsewhere", b"{}", X_Kepu_Page=token).status == 404
    assert displayed(agent) == []


def test_a_page_elsewhere_cannot_speak_for_the_screen(agent: Agent, kiosk: Screen) -> None:
    items, loop = _round(kiosk)
    body = f'{{"item": "{items[0]}", "loop": "{loop}"}}'.encode()
    answer = kiosk.ask("POST", "/displayed", body, Host="evil.example", X_Kepu_Page="x")
    assert answer.status == 421
    assert displayed(agent) == []
