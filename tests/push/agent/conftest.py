"""A hub, a clock, and a station that has been authorised."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from push.agent.agent import Agent

from .hub import FakeHub
from .people import Clock, station


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hub(clock: Clock) -> Iterator[FakeHub]:
    hub = FakeHub(clock)
    yield hub
    hub.close()


@pytest.fixture
def agent(tmp_path: Path, hub: FakeHub, clock: Clock) -> Iterator[Agent]:
    agent = station(tmp_path / "home", hub, clock)
    agent.attempt()
    assert agent.station.memory.enrolled
    yield agent
    os.close(agent.station.home.lock)
