"""Two web processes, a writer, and readers who never stop asking."""

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from tests.services.servers import answers, free_port, wait_for

ROOT = Path(__file__).resolve().parents[3]
TOPIC, LIVELIHOOD = "/topic/health/", "/livelihood/pastoral/"
_FURNISH = """
import django; django.setup()
from django.core.management import call_command
from django.db import connection
from content.taxonomy.models import Livelihood, Topic
from portal.page_cache import triggers
call_command("migrate", verbosity=0)
triggers.install(connection)
Topic.objects.create(code="health", name_zh="0", name_mn="0")
Livelihood.objects.create(code="pastoral", name_zh="0", name_mn="0")
"""


class Town:
    """A small site of two web processes."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self.environment = {
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "tests.portal.page_cache.small_settings",
            "KEPU_SMALL": str(folder),
            "KEPU_SMALL_DATABASE_URL": database_url,
        }
        self.ports = [free_port(), free_port()]
        self.webs: list[subprocess.Popen[bytes]] = []
        self.writer: subprocess.Popen[str] | None = None
        self._links = threading.local()
        self._stopped = threading.Event()

    def run(self, code: str) -> None:
        """Run a few lines in a process of their own."""
        command = [sys.executable, "-c", code]
        subprocess.run(command, env=self.environment, cwd=ROOT, check=True)

    def open(self) -> None:
        """Make the database and start both web processes."""
        self.run(_FURNISH)
        for port in self.ports:
            command = [
                sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port),
                "--workers", "1", "--blocking-threads", "4", "--log-level", "error",
                "tests.portal.page_cache.small_site:application",
            ]  # fmt: skip
            self.webs.append(subprocess.Popen(command, env=self.environment, cwd=ROOT))
        for port in self.ports:
            wait_for("the site", partial(answers, port))

    def close(self) -> None:
        """End everything."""
        self._stopped.set()
        for process in [*self.webs, *([self.writer] if self.writer else [])]:
            process.terminate()
            process.wait(timeout=20)

    def write(self, how: str, name: object) -> None:
        """Change the topic's name; returns when that is committed."""
        if self.writer is None or self.writer.poll() is not None:
            self.writer = subprocess.Popen(
                [sys.executable, "-m", "tests.portal.page_cache.writer"],
                env=self.environment, cwd=ROOT, text=True, stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )  # fmt: skip
        assert self.writer.stdin
        assert self.writer.stdout
        self.writer.stdin.write(f"{how} health {name}\n")
        self.writer.stdin.flush()
        said = self.writer.stdout.readline()
        assert said == ("" if how == "die" else "done\n")
        if how == "die":
            self.writer.wait(timeout=20)  # its pipe ends a moment before it does

    def get(self, port: int, path: str) -> str:
        """A page, over a link that stays open."""
        links: dict[int, http.client.HTTPConnection] = vars(self._links)
        link = links.setdefault(port, http.client.HTTPConnection("127.0.0.1", port, timeout=20))
        link.request("GET", path)
        return link.getresponse().read().decode()

    def everywhere(self, path: str = TOPIC) -> list[str]:
        """The page as each web process answers it now."""
        return [self.get(port, path) for port in self.ports]

    def made(self, path: str) -> int:
        """How often the page has been made, in both processes together."""
        found: list[dict[str, Any]] = [json.loads(self.get(p, "/made/")) for p in self.ports]
        return sum(counts.get(path, 0) for counts in found)

    def crowd(self) -> None:
        """Readers who ask for the same pages all the time."""
        for port in self.ports:
            threading.Thread(target=self._ask, args=(port,), daemon=True).start()

    def _ask(self, port: int) -> None:
        while not self._stopped.is_set():
            try:
                self.get(port, TOPIC)
                self.get(port, LIVELIHOOD)
            except OSError:
                return
            time.sleep(0.0005)


@contextmanager
def town(folder: Path, database_url: str = "") -> Iterator[Town]:
    """A town that is gone at the end, whatever happens."""
    place = Town(folder, database_url)
    try:
        place.open()
        yield place
    finally:
        place.close()
