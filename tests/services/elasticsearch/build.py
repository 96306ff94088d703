"""Laying out an Elasticsearch server from its jars, once for each version."""

import fcntl
import shutil
import subprocess
from pathlib import Path

from tests.services.presence import OLDEST_JDK, jdk

HERE = Path(__file__).parent
#: Kept between runs, beside the running system's data; git ignores it.
CACHE = Path(__file__).resolve().parents[3] / "var" / "tests"
VERSION = "8.19.5"
#: The newest of 9, where a JDK that it runs on is there.
VERSION_9, JDK_9 = "9.2.0", 21

_DESCRIPTION = """\
name={name}
description={name}
classname={main}
version={version}
elasticsearch.version={version}
java.version=17
modulename=
extended.plugins=
has.native.controller=false
licensed=false
"""


class NotBuilt(RuntimeError):
    """Maven or the compiler could not do its part; the message is what it said."""


def home(version: str = VERSION) -> Path:
    """The folder of a server of this version, made when it is not there yet. Raises NotBuilt."""
    CACHE.mkdir(parents=True, exist_ok=True)
    place = CACHE / f"elasticsearch-{version}"
    with (CACHE / "elasticsearch.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests run in several processes
        if not (place / "built").exists():
            shutil.rmtree(place, ignore_errors=True)
            _build(place, version)
            (place / "built").touch()
    return place


def _build(place: Path, version: str) -> None:
    library, modules = place / "lib", place / "modules"
    (place / "config").mkdir(parents=True)
    _run(
        *("mvn", "--quiet", "--batch-mode", "--file", str(HERE / "pom.xml")),
        f"-Delasticsearch.version={version}",
        *("dependency:copy-dependencies", f"-DoutputDirectory={library}"),
    )
    _module(
        modules / "transport-netty4", "org.elasticsearch.transport.netty4.Netty4Plugin", version
    )
    for jar in library.glob("*netty*"):
        jar.rename(modules / "transport-netty4" / jar.name)
    _module(modules / "extras", "Extras", version)
    _compile("Extras.java", place / "extras", library)
    _run(
        _tool("jar"),
        "--create",
        f"--file={modules}/extras/extras.jar",
        "-C",
        f"{place}/extras",
        ".",
    )
    _compile("Node.java", place / "classes", library)


def _module(folder: Path, main: str, version: str) -> None:
    folder.mkdir(parents=True)
    text = _DESCRIPTION.format(name=folder.name, main=main, version=version)
    (folder / "plugin-descriptor.properties").write_text(text)


def _compile(source: str, target: Path, library: Path) -> None:
    _run(
        *(_tool("javac"), "--release", "17", "-classpath", f"{library}/*"),
        *("-d", str(target), str(HERE / source)),
    )


def _tool(name: str) -> str:
    return str(_jdk() / "bin" / name)


def _jdk() -> Path:
    found = jdk(OLDEST_JDK)
    if found is None:
        raise NotBuilt(f"no JDK {OLDEST_JDK} or newer")
    return found


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise NotBuilt(f"{Path(command[0]).name}: {(done.stdout + done.stderr).strip()[-2000:]}")
