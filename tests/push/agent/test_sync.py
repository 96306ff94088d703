"""Enrol, sync, show: the honest days of a station, and its bad links."""

import json
import os
from pathlib import Path

import pytest

from push.agent.agent import Agent
from push.documents import Command, DeniedObject, Deny, sha256_hex
from tests.push.documents.people import NOW, PICTURE, pictured, private_key

from .hub import DAY, FakeHub
from .people import BRUCELLOSIS, CARBON_MONOXIDE, SNOW, Clock, station, titles

BRU, SNO, GAS = (one.content["title"] for one in (BRUCELLOSIS, SNOW, CARBON_MONOXIDE))


def test_what_is_launched_is_shown(agent: Agent, hub: FakeHub) -> None:
    hub.show(BRUCELLOSIS, SNOW)
    agent.attempt()
    assert titles(agent) == sorted([BRU, SNO])


def test_delivered_is_said_once_per_item(agent: Agent, hub: FakeHub) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    agent.attempt()
    assert [(one["kind"], one["item"]) for one in hub.receipts] == [
        ("delivered", hub.manifest.items[0].id)
    ]


def test_a_picture_comes_with_its_article(agent: Agent, hub: FakeHub) -> None:
    told, media = pictured()
    hub.show(told, pictures=(PICTURE,))
    agent.attempt()
    assert agent.station.store.read(media.sha256) == PICTURE


def test_a_higher_priority_is_shown_first(agent: Agent, hub: FakeHub) -> None:
    hub.show_items(hub.item(BRUCELLOSIS), hub.item(SNOW, priority=9))
    agent.attempt()
    assert agent.sync.live is not None
    assert [item.priority for item, _ in agent.sync.live.entries] == [9, 0]


def test_what_is_no_longer_shown_is_deleted(agent: Agent, hub: FakeHub) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    hub.show(SNOW)
    agent.attempt()
    assert not agent.station.store.has(sha256_hex(BRUCELLOSIS.to_payload()))


def test_before_and_after_its_days_an_item_is_not_shown(
    agent: Agent, hub: FakeHub, clock: Clock
) -> None:
    hub.show(BRUCELLOSIS, starts=NOW + 100, ends=NOW + 200)
    agent.attempt()
    shown = []
    for clock.now in (NOW, NOW + 100, NOW + 200):
        shown.append(titles(agent))
    assert shown == [[], [BRU], []]


def test_server_down_keeps_playing_even_after_a_restart(
    tmp_path: Path, agent: Agent, hub: FakeHub, clock: Clock
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    hub.close()
    agent.attempt()
    assert agent.status.problem == "server_unreachable"
    os.close(agent.station.home.lock)
    again = station(tmp_path / "home", "http://127.0.0.1:9", clock)
    again.attempt()
    assert titles(again) == [BRU]
    agent.station.home = again.station.home


def test_cut_off_for_weeks_undated_items_still_play(
    agent: Agent, hub: FakeHub, clock: Clock
) -> None:
    hub.show_items(hub.item(BRUCELLOSIS), hub.item(SNOW, ends=NOW + 10 * DAY))
    agent.attempt()
    clock.now = NOW + 29 * DAY
    assert titles(agent) == [BRU]


def test_past_its_approval_an_item_is_no_longer_shown(
    agent: Agent, hub: FakeHub, clock: Clock
) -> None:
    short = hub.signing.attestation(BRUCELLOSIS, issued=NOW, not_after=NOW + 2 * DAY)
    hub.show_items(hub.item(BRUCELLOSIS, attestation=short), hub.item(SNOW))
    agent.attempt()
    clock.now = NOW + 2 * DAY
    assert titles(agent) == [SNO]


def test_cut_off_longer_than_any_lease_nothing_plays_until_the_next_contact(
    agent: Agent, hub: FakeHub, clock: Clock
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    clock.now = NOW + 30 * DAY
    assert titles(agent) == []
    agent.attempt()
    assert titles(agent) == [BRU]


def test_a_clock_set_back_does_not_bring_ended_items_back(
    agent: Agent, hub: FakeHub, clock: Clock
) -> None:
    hub.show(BRUCELLOSIS, ends=NOW + 100)
    agent.attempt()
    clock.now = NOW + 1000
    agent.attempt()
    clock.now = NOW
    assert titles(agent) == []


def test_a_link_that_breaks_is_resumed_where_it_broke(agent: Agent, hub: FakeHub) -> None:
    hub.show(BRUCELLOSIS)
    hub.cut_after = 200
    for _ in range(12):
        agent.attempt()
        if titles(agent):
            break
    path = f"/o/{sha256_hex(BRUCELLOSIS.to_payload())}"
    pieces = -(-len(BRUCELLOSIS.to_payload()) // 200)
    assert titles(agent) == [BRU]
    assert hub.asked.count(path) == pieces


def test_a_part_of_something_else_is_thrown_away(agent: Agent, hub: FakeHub) -> None:
    hub.show(BRUCELLOSIS)
    agent.station.store.partial(sha256_hex(BRUCELLOSIS.to_payload())).write_bytes(b"x" * 50)
    agent.attempt()
    assert titles(agent) == []
    agent.attempt()
    assert titles(agent) == [BRU]


def test_an_object_spoilt_on_disk_is_not_shown_and_comes_again(agent: Agent, hub: FakeHub) -> None:
    hub.show(BRUCELLOSIS, SNOW)
    agent.attempt()
    path = agent.station.home.store / "o" / sha256_hex(SNOW.to_payload())
    path.write_bytes(path.read_bytes().replace(b"health", b"wealth"))
    assert titles(agent) == [BRU]
    agent.attempt()
    assert titles(agent) == sorted([BRU, SNO])


def test_withdrawn_goes_at_once_even_if_the_new_set_cannot_come(agent: Agent, hub: FakeHub) -> None:
    hub.show(BRUCELLOSIS, SNOW)
    agent.attempt()
    hub.deny = Deny(objects=(DeniedObject(sha256_hex(BRUCELLOSIS.to_payload()), NOW, "错误"),))
    hub.show(SNOW, CARBON_MONOXIDE)
    del hub.objects[sha256_hex(CARBON_MONOXIDE.to_payload())]
    agent.attempt()
    assert agent.status.problem == "server"
    assert titles(agent) == [SNO]
    assert not agent.station.store.has(sha256_hex(BRUCELLOSIS.to_payload()))


def test_a_denied_publication_goes_whatever_its_object(agent: Agent, hub: FakeHub) -> None:
    hub.show(BRUCELLOSIS, SNOW)
    agent.attempt()
    hub.call_back(Deny(publications=(SNOW.publication,)))
    agent.attempt()
    assert titles(agent) == [BRU]
    assert not agent.station.store.has(sha256_hex(SNOW.to_payload()))


def test_without_its_deny_list_a_station_shows_nothing(agent: Agent, hub: FakeHub) -> None:
    hub.show(BRUCELLOSIS)
    hub.call_back(Deny(publications=(SNOW.publication,)))
    agent.attempt()
    (agent.station.home.store / "o" / agent.station.memory.deny).write_bytes(b"{}")
    assert titles(agent) == []
    agent.attempt()
    assert titles(agent) == [BRU]


def test_wipe_leaves_nothing_that_was_sent(agent: Agent, hub: FakeHub) -> None:
    told, _ = pictured()
    hub.show(told, pictures=(PICTURE,))
    agent.attempt()
    hub.command = Command.WIPE
    agent.attempt()
    assert titles(agent) == []
    home = agent.station.home.directory
    left = {path.name for path in home.rglob("*") if path.is_file()}
    assert left == {"ballast", "lock", "writable", "device.key", "state.json", "receipts.sqlite3"}
    assert agent.station.receipts.waiting() == []


def test_a_wiped_station_can_be_taken_into_use_again(agent: Agent, hub: FakeHub) -> None:
    hub.show(BRUCELLOSIS)
    hub.command = Command.WIPE
    agent.attempt()
    hub.command = Command.NONE
    agent.attempt()
    assert titles(agent) == [BRU]


def test_a_token_whose_hour_is_over_is_renewed_in_the_same_poll(agent: Agent, hub: FakeHub) -> None:
    hub.show(BRUCELLOSIS)
    hub.tokens.clear()
    agent.attempt()
    assert titles(agent) == [BRU]


def test_a_revoked_station_keeps_its_last_set_but_gets_no_new_one(
    agent: Agent, hub: FakeHub
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    hub.tokens.clear()
    hub.revoked = True
    hub.show(SNOW)
    agent.attempt()
    assert agent.status.problem == "server"
    assert titles(agent) == [BRU]


def test_a_changed_head_key_is_learnt_from_the_list(agent: Agent, hub: FakeHub) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    hub.signing.head_key = private_key("the next head key")
    hub.keys_version = 2
    hub.show(SNOW)
    agent.attempt()
    assert titles(agent) == [SNO]


def test_receipts_wait_for_the_server_and_are_sent_once(agent: Agent, hub: FakeHub) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    item = hub.manifest.items[0]
    for _ in range(3):
        agent.station.receipts.displayed(item.id, item.object)
    hub.spoil = lambda path, body: b"no" if path.endswith("receipts") else body
    agent.attempt()
    agent.station.receipts.displayed(item.id, item.object)
    hub.spoil = lambda _path, body: body
    agent.attempt()
    counts = [one["count"] for one in hub.receipts if one["kind"] == "displayed"]
    assert counts == [3, 1]
    assert agent.station.receipts.waiting() == []


def test_a_full_disk_keeps_the_last_set(
    agent: Agent, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    hub.show(SNOW)
    monkeypatch.setattr(agent.station.store, "free_bytes", lambda: 1000)
    agent.attempt()
    assert agent.status.problem == "disk"
    assert titles(agent) == [BRU]


def test_a_broken_memory_asks_to_be_enrolled_again(
    tmp_path: Path, agent: Agent, hub: FakeHub, clock: Clock
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    facts = json.loads(agent.station.home.memory.read_bytes())
    agent.station.home.memory.write_text(json.dumps({**facts, "seq": "many"}))
    os.close(agent.station.home.lock)
    again = station(tmp_path / "home", hub, clock)
    assert not again.station.memory.enrolled
    assert titles(again) == []
    again.attempt()
    assert titles(again) == [BRU]
    agent.station.home = again.station.home


def test_a_mistake_of_ours_does_not_end_the_agent(
    agent: Agent, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(agent.sync, "once", stumble)
    agent.attempt()
    assert agent.status.problem == "mistake"


def test_pauses_grow_with_failures_but_not_for_ever(agent: Agent) -> None:
    agent.poll = 60
    agent.status.failures = 0
    assert 51 <= agent.pause() <= 69
    agent.status.failures = 50
    assert max(agent.pause() for _ in range(200)) <= 900
