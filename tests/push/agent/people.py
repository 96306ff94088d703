"""The cast at a station: an agent in this process, its clock in the test's hand."""

from collections.abc import Callable
from pathlib import Path

from push.agent import memory
from push.agent.agent import Agent
from push.agent.home import open_home
from push.agent.hub import Hub
from push.agent.liveset import showing
from push.agent.receipts import Receipts
from push.agent.station import Station
from push.agent.store import Store
from push.documents import Article
from tests.push.documents.people import NOW, article, content

from .hub import FakeHub

BRUCELLOSIS = article()
SNOW = article(
    publication="0f0e0d0c-0b0a-4908-8706-050403020199",
    content=content(title="白灾前备足饲草", slug="snow", language="mvf"),
)
CARBON_MONOXIDE = article(
    publication="0f0e0d0c-0b0a-4908-8706-050403020177",
    content=content(title="煤烟中毒怎么防", slug="co"),
)


class Clock:
    """Time that passes only when the test says so."""

    def __init__(self, now: float = NOW) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def station(directory: Path, hub: FakeHub | str, clock: Callable[[], float]) -> Agent:
    """An agent as `python -m push.agent` builds it, but not running."""
    home = open_home(directory)
    facts = Station(
        home, memory.load(home.memory), Store(home.store), Receipts(home.receipts), clock
    )
    url = hub if isinstance(hub, str) else hub.url
    return Agent(facts, Hub(url, timeout=5), home.device_key(), poll=0.05)


def titles(agent: Agent) -> list[str]:
    """What the screen would show now."""
    live, facts = agent.sync.live, agent.station
    if live is None:
        return []
    shown: list[Article] = [
        one.article for one in showing(live, facts.memory, facts.store, facts.now)
    ]
    return sorted(one.content["title"] for one in shown)
