"""A disk that takes no more, at any of the places where the agent writes."""

import errno
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from push.agent import files
from push.agent.agent import Agent
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
            patch.setattr("push.agent.downloads.os.write", full)
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
