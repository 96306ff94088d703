"""The kiosk page of an agent in this process, asked over HTTP as a browser asks it."""

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from push.agent.agent import Agent
from push.agent.kiosk import Kiosk


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Screen:
    """Somebody who speaks HTTP to the kiosk on this machine."""

    kiosk: Kiosk

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.kiosk.server_port}"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """The answer to one request; the path goes out exactly as it is written here."""
        connection = http.client.HTTPConnection("127.0.0.1", self.kiosk.server_port, timeout=5)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, None, **headers)

    def say_displayed(self, item: str, loop: str, token: str) -> int:
        """The status of the word that a card was seen."""
        body = json.dumps({"item": item, "loop": loop}).encode()
        return self.ask("POST", "/displayed", body, X_Kepu_Page=token).status

    def open_page(self) -> str:
        """Load the page; its token."""
        return self.get("/").text.split('data-token="')[1].split('"')[0]

    def modes(self) -> str:
        return str(self.get("/state").json["mode"])

    def shown(self) -> list[str]:
        """The languages of what is shown, in order."""
        return [one["language"] for one in self.get("/state").json["items"]]


@contextmanager
def screen(agent: Agent) -> Iterator[Screen]:
    """The agent's kiosk, on a port of its own."""
    kiosk = Kiosk(0, agent)
    threading.Thread(target=kiosk.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield Screen(kiosk)
    finally:
        kiosk.shutdown()
        kiosk.server_close()


def displayed(agent: Agent) -> list[int]:
    """The counts of the waiting receipts that say something was seen."""
    return [one["count"] for one in agent.station.receipts.waiting() if one["kind"] == "displayed"]
