"""Which services this machine has. Tests bring up servers of their own: programs must be there."""

import functools
import os
import re
import shutil
from pathlib import Path

SERVICES = ("postgresql", "redis", "chromium", "elasticsearch")
DEBIAN = {
    "postgresql": "postgresql",
    "redis": "redis-server",
    "chromium": "chromium and fonts-noto-cjk",
    "elasticsearch": "maven and default-jdk-headless",
}
#: The oldest that Elasticsearch 8.19 runs on.
OLDEST_JDK = 17


@functools.cache
def program(name: str) -> Path | None:
    """The service's program, or None. KEPU_TEST_CHROMIUM may name another browser."""
    if name == "postgresql":
        homes = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=_version)
        found = shutil.which("postgres")
        return homes[-1] if homes else Path(found) if found else None
    if name == "elasticsearch":
        home = jdk(OLDEST_JDK)
        return home / "bin" / "java" if home and shutil.which("mvn") else None
    if name == "redis":
        found = shutil.which("redis-server")
    else:
        found = os.environ.get("KEPU_TEST_CHROMIUM") or shutil.which("chromium")
    return Path(found) if found else None


@functools.cache
def jdk(oldest: int) -> Path | None:
    """The home of the oldest JDK here (with a compiler) that is not older than this, or None."""
    found = shutil.which("javac")
    homes = [*Path("/usr/lib/jvm").glob("*"), Path(os.environ.get("JAVA_HOME", "/nowhere"))]
    homes += [Path(found).resolve().parents[1]] if found else []
    known = {_jdk_version(home): home for home in homes if (home / "bin" / "javac").exists()}
    return min(((v, home) for v, home in known.items() if v >= oldest), default=(0, None))[1]


def missing(name: str) -> str:
    """Why what needs `name` cannot run here; "" when it can."""
    if name not in SERVICES:
        raise ValueError(f"no service is called {name}: {', '.join(SERVICES)}")
    if program(name):
        return ""
    return f"{name} is not installed (Debian: apt-get install {DEBIAN[name]})"


def _version(path: Path) -> float:
    return float(path.parts[-3])


def _jdk_version(home: Path) -> int:
    release = home / "release"
    text = release.read_text() if release.exists() else ""
    match = re.search(r'^JAVA_VERSION="(\d+)', text, re.MULTILINE)
    return int(match[1]) if match else 0
