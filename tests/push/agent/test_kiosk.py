"""What the kiosk page is given to show, and what it is never given."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest

from push.agent.agent import Agent
from push.agent.words import WORDS
from push.documents import Article, Command, DeniedObject, Deny, sha256_hex
from tests.push.documents.people import NOW, PICTURE, article, content, pictured

from .hub import DAY, FakeHub
from .people import BRUCELLOSIS, SNOW, Clock
from .screens import Screen, screen


@pytest.fixture
def kiosk(agent: Agent) -> Iterator[Screen]:
    with screen(agent) as shown:
        yield shown


def test_each_card_is_set_in_its_own_language(agent: Agent, hub: FakeHub, kiosk: Screen) -> None:
    hub.show(BRUCELLOSIS, SNOW)
    agent.attempt()
    cards = {
        one["language"]: kiosk.get(f"/card/{one['id']}").text
        for one in kiosk.get("/state").json["items"]
    }
    assert '<article class="card" lang="zh-Hans-CN"' in cards["zh-hans"]
    assert '<article class="card" lang="mn-Mong-CN"' in cards["mvf"]


@pytest.mark.parametrize(("told", "language"), [(BRUCELLOSIS, "zh-hans"), (SNOW, "mvf")])
def test_a_sample_says_so_in_its_language(
    agent: Agent, hub: FakeHub, kiosk: Screen, told: Article, language: str
) -> None:
    hub.show(told)
    agent.attempt()
    (item,) = kiosk.get("/state").json["items"]
    assert WORDS["sample"][language] in kiosk.get(f"/card/{item['id']}").text


def test_what_is_no_sample_does_not_say_so(agent: Agent, hub: FakeHub, kiosk: Screen) -> None:
    hub.show(article(content=content(sample=False)))
    agent.attempt()
    (item,) = kiosk.get("/state").json["items"]
    assert WORDS["sample"]["zh-hans"] not in kiosk.get(f"/card/{item['id']}").text


def test_a_script_in_an_article_is_only_text(agent: Agent, hub: FakeHub, kiosk: Screen) -> None:
    body = [{"type": "text", "value": "<p onclick=x()>好</p><script>x()</script><img src=//a>"}]
    hub.show(article(content=content(body=body, title="<script>x()</script>")))
    agent.attempt()
    (item,) = kiosk.get("/state").json["items"]
    card = kiosk.get(f"/card/{item['id']}").text
    assert "<p>好</p>" in card
    assert not any(bad in card for bad in ("<script", "onclick", "//a"))


def test_a_new_screen_shows_its_code_and_the_mark_of_its_key(
    agent: Agent, kiosk: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    from push.agent.enrolment import Code

    agent.station.memory.station = ""
    agent.status.code = Code("BCDF-GHJK", "MNPQ", "secret", 1)
    state = kiosk.get("/state")
    assert state.json["mode"] == "enrol"
    assert state.json["code"] == {"user": "BCDF-GHJK", "fingerprint": "MNPQ"}
    assert b"secret" not in state.body


def test_nothing_to_show_is_said(kiosk: Screen) -> None:
    assert kiosk.modes() == "empty"


def test_without_the_server_the_screen_plays_on_and_says_so(
    agent: Agent, hub: FakeHub, kiosk: Screen
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    hub.close()
    agent.attempt()
    agent.status.reached -= 3600
    state = kiosk.get("/state").json
    assert state["mode"] == "play"
    assert state["frame"]["zh-hans"]["notice"] == WORDS["offline"]["zh-hans"]
    assert state["frame"]["mvf"]["notice"] == WORDS["offline"]["mvf"]


def test_past_its_lease_the_list_is_called_old(
    agent: Agent, hub: FakeHub, kiosk: Screen, clock: Clock
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    clock.now = NOW + 7 * DAY
    state = kiosk.get("/state").json
    assert state["frame"]["zh-hans"]["notice"] == WORDS["stale"]["zh-hans"]
    assert state["mode"] == "play"


def test_an_expired_lease_hides_the_item(
    agent: Agent, hub: FakeHub, kiosk: Screen, clock: Clock
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    (item,) = kiosk.get("/state").json["items"]
    clock.now = NOW + 30 * DAY
    assert kiosk.modes() == "lapsed"
    assert kiosk.get(f"/card/{item['id']}").status == 404


def test_an_expired_approval_hides_the_item(
    agent: Agent, hub: FakeHub, kiosk: Screen, clock: Clock
) -> None:
    approval = hub.signing.attestation(BRUCELLOSIS, issued=NOW, not_after=NOW + 100)
    hub.show(BRUCELLOSIS, attestation=approval)
    agent.attempt()
    clock.now = NOW + 100
    assert kiosk.shown() == []


def test_what_is_called_back_goes_at_the_next_contact(
    agent: Agent, hub: FakeHub, kiosk: Screen
) -> None:
    told, media = pictured()
    hub.show(told, SNOW, pictures=(PICTURE,))
    agent.attempt()
    item = next(one for one in kiosk.get("/state").json["items"] if one["language"] == "zh-hans")
    paths = (f"/card/{item['id']}", f"/o/{media.sha256}")
    assert [kiosk.get(path).status for path in paths] == [200, 200]
    hub.call_back(Deny(objects=(DeniedObject(sha256_hex(told.to_payload()), NOW, "错误"),)))
    agent.attempt()
    assert [kiosk.get(path).status for path in paths] == [404, 404]
    assert kiosk.shown() == ["mvf"]


def test_what_the_disk_has_spoilt_is_not_shown(agent: Agent, hub: FakeHub, kiosk: Screen) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    (item,) = kiosk.get("/state").json["items"]
    path = agent.station.home.store / "o" / sha256_hex(BRUCELLOSIS.to_payload())
    path.write_bytes(path.read_bytes().replace("布病".encode(), "布丁".encode()))
    assert kiosk.get(f"/card/{item['id']}").status == 404
    assert kiosk.shown() == []


def test_a_file_put_into_the_store_by_hand_is_not_served(
    agent: Agent, hub: FakeHub, kiosk: Screen
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    strange = b"<h1>hello</h1>"
    (agent.station.home.store / "o" / sha256_hex(strange)).write_bytes(strange)
    assert kiosk.get(f"/o/{sha256_hex(strange)}").status == 404


def test_an_article_is_served_as_a_card_only(agent: Agent, hub: FakeHub, kiosk: Screen) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    assert kiosk.get(f"/o/{sha256_hex(BRUCELLOSIS.to_payload())}").status == 404


def test_a_wiped_station_says_so(agent: Agent, hub: FakeHub, kiosk: Screen) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    hub.command = Command.WIPE
    agent.attempt()
    assert kiosk.modes() == "wiped"
    assert kiosk.shown() == []


@pytest.mark.parametrize(
    "path",
    [
        "/static/../kiosk.py",
        "/static/..%2fkiosk.py",
        "/static//etc/passwd",
        "/o/../../state.json",
        "/o/..%2f..%2fdevice.key",
        "/card/../../device.key",
        "/../../../../etc/passwd",
        "//etc/passwd",
        "/device.key",
        "/state.json",
    ],
)
def test_no_path_leads_to_a_file_of_the_station(kiosk: Screen, path: str) -> None:
    assert kiosk.get(path).status == 404


def test_another_name_for_this_machine_is_not_answered(kiosk: Screen) -> None:
    for host in ("evil.example", f"evil.example:{kiosk.kiosk.server_port}", "", "127.0.0.1"):
        assert kiosk.get("/state", Host=host).status == 421


def test_the_page_may_load_nothing_from_elsewhere(kiosk: Screen) -> None:
    headers = kiosk.get("/").headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_every_file_the_page_names_is_there(kiosk: Screen) -> None:
    for name in ("kiosk.css", "kiosk.js", "mark.svg", "steppe.svg", "horizon.svg", "icons.svg"):
        assert kiosk.get(f"/static/{name}").status == 200
    font = kiosk.get("/static/mongol-hudum.woff2")
    assert font.headers["Content-Type"] == "font/woff2"


def test_each_word_is_there_in_both_languages() -> None:
    assert all(set(words) == {"zh-hans", "mvf"} and all(words.values()) for words in WORDS.values())
    assert not any(
        "\u0400" <= letter <= "\u04ff" for words in WORDS.values() for letter in words["mvf"]
    )


@pytest.mark.parametrize(("told", "language"), [(BRUCELLOSIS, "zh-hans"), (SNOW, "mvf")])
def test_an_article_in_one_language_says_that_the_other_has_not_come(
    agent: Agent, hub: FakeHub, kiosk: Screen, told: Article, language: str
) -> None:
    other = replace(SNOW if told is BRUCELLOSIS else BRUCELLOSIS, translation_key=str(uuid4()))
    hub.show(told, other)  # two articles, each in one language
    agent.attempt()
    (item,) = [i for i in kiosk.get("/state").json["items"] if i["language"] == language]
    card = kiosk.get(f"/card/{item['id']}").text
    assert told.content["title"][:4] in card
    assert WORDS["alone"][language] in card


@pytest.mark.parametrize("told", [BRUCELLOSIS, SNOW])
def test_a_screen_of_one_language_misses_no_other(
    agent: Agent, hub: FakeHub, kiosk: Screen, told: Article
) -> None:
    hub.show(told)
    agent.attempt()
    (item,) = kiosk.get("/state").json["items"]
    assert WORDS["alone"][told.language] not in kiosk.get(f"/card/{item['id']}").text


def test_an_article_in_both_languages_does_not(agent: Agent, hub: FakeHub, kiosk: Screen) -> None:
    pair = replace(SNOW, translation_key=BRUCELLOSIS.translation_key)
    hub.show(BRUCELLOSIS, pair)
    agent.attempt()
    for item in kiosk.get("/state").json["items"]:
        card = kiosk.get(f"/card/{item['id']}").text
        assert WORDS["alone"][item["language"]] not in card
