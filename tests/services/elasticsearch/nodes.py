"""Starting nodes: one, or a cluster. They are gone when the test is."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.services.servers import Server, free_port, wait_for

from .build import VERSION, home, java

#: Bytes.
_ROOM = 2_000_000_000


@dataclass
class Node(Server):
    """One node of a cluster, which a test may kill, freeze and start again."""

    data: Path = field(default_factory=Path)
    log_starts: int = 0

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def launch(self) -> None:
        """Start it and do not wait; `wait` does."""
        with (self.data / f"{self.port}.log").open("ab") as log:
            self.log_starts = log.tell()
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
            )

    def start(self) -> None:
        """Start it, on the data it had, and wait until it answers."""
        self.launch()
        self.wait()

    def wait(self) -> None:
        """Until it has said that it is ready; AssertionError with its log if it never does."""
        try:
            wait_for("Elasticsearch", self._ready, seconds=90)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self._log()[-3000:]}") from None

    def freeze(self) -> None:
        """kill -STOP: connections stay open and nothing answers."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """kill -CONT."""
        self._signal(signal.SIGCONT)

    def stop(self) -> None:
        """End it at once: nobody needs its data any more."""
        self.kill()

    def _ready(self) -> bool:
        if self.process is None or self.process.poll() is not None:
            raise AssertionError("Elasticsearch ended before it was ready")
        return f"READY {self.port}" in self._log()

    def _log(self) -> str:
        said = (self.data / f"{self.port}.log").read_bytes()[self.log_starts :]
        return said.decode(errors="replace")

    def _signal(self, number: int) -> None:
        if self.process:
            os.kill(self.process.pid, number)


@contextlib.contextmanager
def node(version: str = "", *, heap: str = "384m", lasting: bool = False) -> Iterator[Node]:
    """One node, ready; a `lasting` one takes its time to compile well."""
    with _nodes(1, _java(version, heap, lasting=lasting)) as found:
        yield found[0]


@contextlib.contextmanager
def cluster(count: int = 3, version: str = "", *, heap: str = "320m") -> Iterator[list[Node]]:
    """Nodes that know one another, ready."""
    with _nodes(count, _java(version, heap, lasting=False)) as found:
        yield found


@contextlib.contextmanager
def _nodes(count: int, start: list[str]) -> Iterator[list[Node]]:
    folder = Path(tempfile.mkdtemp(prefix="kepu-es-", dir=_roomy_memory()))
    ports = _ports(2 * count)
    http, transport = ports[:count], ports[count:]
    found = []
    for port, own in zip(http, transport, strict=True):
        said = [f"transport.port={own}", *_discovery(http, transport)]
        command = [*start, str(folder / str(port)), str(port), *said]
        found.append(Node(command, port, data=folder))
    try:
        for each in found:
            each.launch()
        for each in found:
            each.wait()
        yield found
    finally:
        for each in found:
            each.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _java(version: str, heap: str, *, lasting: bool) -> list[str]:
    """The command up to the server's home; data folder, port and settings follow.

    KEPU_ELASTICSEARCH_VERSION chooses another version than the one that we promise.
    """
    version = version or os.environ.get("KEPU_ELASTICSEARCH_VERSION", VERSION)
    place = home(version)
    memory = [f"-Xms{heap}", f"-Xmx{heap}", "-XX:+UseSerialGC"]
    quick = [] if lasting else ["-XX:TieredStopAtLevel=1"]  # a test's node lives for a minute
    classes = f"{place}/classes:{place}/lib/*"
    return [
        str(java(version) / "bin" / "java"),
        *memory,
        *quick,
        "-cp",
        classes,
        "Node",
        str(place),
    ]


def _roomy_memory() -> str | None:
    """A file system in memory, if it is large: each index made is a dozen fsyncs on a disk."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder made in it has a name of its own
    if not memory.is_dir() or not os.access(memory, os.W_OK):
        return None
    return str(memory) if shutil.disk_usage(memory).free > _ROOM else None


def _ports(count: int) -> list[int]:
    ports: set[int] = set()
    while len(ports) < count:
        ports.add(free_port())
    return sorted(ports)


def _discovery(http: list[int], transport: list[int]) -> list[str]:
    if len(http) == 1:
        return ["discovery.type=single-node"]
    return [
        "discovery.seed_hosts=" + ",".join(f"127.0.0.1:{port}" for port in transport),
        "cluster.initial_master_nodes=" + ",".join(f"node-{port}" for port in http),
    ]
