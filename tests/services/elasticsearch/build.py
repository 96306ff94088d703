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


def java(version: str) -> Path:
    """The home of the JDK that this version is built with and runs on. Raises NotBuilt."""
    oldest = JDK_9 if version.startswith("9.") else OLDEST_JDK
    found = jdk(oldest)
    if found is None:
        raise NotBuilt(f"no JDK {oldest} or newer")
    return found


def _build(place: Path, version: str) -> None:
    library, modules, tools = place / "lib", place / "modules", java(version) / "bin"
    (place / "config").mkdir(parents=True)
    _run(
        *("mvn", "--quiet", "--batch-mode", "--file", str(HERE / "pom.xml")),
        f"-Delasticsearch.version={version}",
        *("dependency:copy-dependencies", f"-DoutputDirectory={library}"),
    )
    main = "org.elasticsearch.transport.netty4.Netty4Plugin"
    _module(modules / "transport-netty4", main, version)
    for jar in library.glob("*netty*"):
        jar.rename(modules / "transport-netty4" / jar.name)
    _module(modules / "extras", "Extras", version)
    compile_ = (str(tools / "javac"), "-classpath", f"{library}/*", "-d")
    _run(*compile_, str(place / "extras"), str(HERE / "Extras.java"))
    jar_file = f"--file={modules}/extras/extras.jar"
    _run(str(tools / "jar"), "--create", jar_file, "-C", f"{place}/extras", ".")
    _run(*compile_, str(place / "classes"), str(HERE / "Node.java"))


def _module(folder: Path, main: str, version: str) -> None:
    folder.mkdir(parents=True)
    text = _DESCRIPTION.format(name=folder.name, main=main, version=version)
    (folder / "plugin-descriptor.properties").write_text(text)


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise NotBuilt(f"{Path(command[0]).name}: {(done.stdout + done.stderr).strip()[-2000:]}")
