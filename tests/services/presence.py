"""Which services this machine has. Tests bring up servers of their own: programs must be there."""

import functools
import os
import shutil
from pathlib import Path

#: Elasticsearch joins this list with the issue that connects it.
SERVICES = ("postgresql", "redis", "chromium")
DEBIAN = {
    "postgresql": "postgresql",
    "redis": "redis-server",
    "chromium": "chromium and fonts-noto-cjk",
}


@functools.cache
def program(name: str) -> Path | None:
    """The service's program, or None. KEPU_TEST_CHROMIUM may name another browser."""
    if name == "postgresql":
        homes = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=_version)
        found = shutil.which("postgres")
        return homes[-1] if homes else Path(found) if found else None
    if name == "redis":
        found = shutil.which("redis-server")
    else:
        found = os.environ.get("KEPU_TEST_CHROMIUM") or shutil.which("chromium")
    return Path(found) if found else None


def missing(name: str) -> str:
    """Why what needs `name` cannot run here; "" when it can."""
    if name not in SERVICES:
        raise ValueError(f"no service is called {name}: {', '.join(SERVICES)}")
    if program(name):
        return ""
    return f"{name} is not installed (Debian: apt-get install {DEBIAN[name]})"


def _version(path: Path) -> float:
    return float(path.parts[-3])
