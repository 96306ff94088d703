"""A disk that takes no more, at any of the places where the agent writes."""

import errno
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from push.agent import files
from push.agent.agent import Agent
from push.agent.receipts import Receipts
from push.documents import DeniedObject, Deny, sha256_hex
from tests.push.documents.people import PICTURE, pictured

from .hub import FakeHub
from .people import BRUCELLOSIS, SNOW, Clock, station, titles

BRU, SNO = BRUCELLOSIS.content["title"], SNOW.content["title"]


def full(*_arguments: Any, **_more: Any) -> Any:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("place", ["objects", "memory and list", "renaming"])
def test_a_write_that_fails_leaves_the_last_set(
    agent: Agent, hub: FakeHub, place: str, tmp_path: Path, clock: Clock
) -> None:
    hub.show(BRUCELLOSIS)
    agent.attempt()
    hub.show(SNOW)
    with pytest.MonkeyPatch.context() as patch:
        if place == "objects":
            patch.setattr("push.agent.downloads._copy", full)
        elif place == "memory and list":
            patch.setattr("push.agent.files.os.fdopen", full)
        else:
            patch.setattr(files, "move_into_place", full)
        agent.attempt()
        assert agent.status.problem == "disk"
        assert titles(agent) == [BRU]
    os.close(agent.station.home.lock)
    again = station(tmp_path / "home", hub, clock)
    assert titles(again) == [BRU]
    again.attempt()
    assert titles(again) == [SNO]
    agent.station.home = again.station.home


def test_receipts_that_cannot_be_written_do_not_darken_the_screen(
    agent: Agent, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_arguments: Any) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(agent.station.receipts, "delivered", no_room)
    hub.show(BRUCELLOSIS)
    agent.attempt()
    assert agent.status.problem == "disk"
    assert titles(agent) == [BRU]


def test_a_picture_that_finds_no_room_keeps_the_article_away(
    agent: Agent, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.show(SNOW)
    agent.attempt()
    told, media = pictured()
    real = agent.station.store.admit
    monkeypatch.setattr(
        agent.station.store, "admit", lambda one: full() if one == media.sha256 else real(one)
    )
    hub.show(told, pictures=(PICTURE,))
    agent.attempt()
    assert titles(agent) == [SNO]


def test_on_a_disk_full_to_the_last_byte_a_call_back_is_still_obeyed(
    agent: Agent, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.show(BRUCELLOSIS, SNOW)
    agent.attempt()
    home, write = agent.station.home, files.write_whole
    # Somebody else has written the rest: there is only what we set aside.
    monkeypatch.setattr(agent.station.store, "free_bytes", lambda: 0)
    monkeypatch.setattr(type(home), "take_ballast", lambda _home: None)
    monkeypatch.setattr(
        "push.agent.memory.write_whole",
        lambda *told, **more: full() if home.ballast.exists() else write(*told, **more),
    )
    hub.call_back(Deny(objects=(DeniedObject(sha256_hex(SNOW.to_payload()), 1, "错误"),)))
    for _ in range(2):
        agent.attempt()
    assert titles(agent) == [BRU]


def test_what_came_for_a_set_that_never_was_does_not_keep_the_next_one_away(
    agent: Agent, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, media = pictured()
    hub.show(told, pictures=(PICTURE,))
    del hub.objects[media.sha256]
    agent.attempt()
    store = agent.station.store
    left_over = sha256_hex(told.to_payload())
    assert store.has(left_over)
    monkeypatch.setattr(store, "free_bytes", lambda: 0 if store.has(left_over) else 40 * 2**20)
    hub.show(SNOW)
    agent.attempt()
    assert titles(agent) == [SNO]


def test_a_disk_full_at_the_start_costs_no_receipt(tmp_path: Path) -> None:
    path = tmp_path / "receipts.sqlite3"
    Receipts(path).delivered("station", "item", "object")
    with pytest.MonkeyPatch.context() as patch:

        def no_room(*_arguments: Any) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        patch.setattr("push.agent.receipts._prepare", no_room)
        receipts = Receipts(path)
    assert [one["kind"] for one in receipts.waiting()] == ["delivered"]


@pytest.mark.parametrize("folder", ["o", "part"])
@pytest.mark.parametrize("thing", ["directory", "link", "dangling link"])
def test_a_thing_in_an_objects_place_is_replaced_and_what_it_points_to_stays(
    agent: Agent, hub: FakeHub, tmp_path: Path, folder: str, thing: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("not ours")
    place = agent.station.home.store / folder / sha256_hex(SNOW.to_payload())
    if thing == "directory":
        (place / "deeper").mkdir(parents=True)
    else:
        place.symlink_to(elsewhere if thing == "link" else tmp_path / "nowhere")
    hub.show(SNOW)
    agent.attempt()
    assert titles(agent) == [SNO]
    assert elsewhere.read_text() == "not ours"
    assert not (tmp_path / "nowhere").exists()
