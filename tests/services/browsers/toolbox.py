"""Lighthouse and two old Chromiums from npm packages, by pinned versions with their hashes.

They lie in the user's cache, never in the checkout, and nothing but `make audit` puts them there.
The tests that use them are skipped where they are not.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).parent
#: Where the packages keep a browser built without a window.
OLD = {92: "chrome-aws-lambda", 110: "@sparticuz/chromium"}
_UNPACK = (
    "process.stdout.write(require('zlib').brotliDecompressSync("
    "require('fs').readFileSync(process.argv[1])))"
)


class NotInstalled(RuntimeError):
    """npm could not bring the tools; the message is one line that says why."""


def place() -> Path:
    """The folder of exactly the versions that the lock names, whether or not it is there."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    lock = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    return cache / "kepu" / f"browsers-{lock[:12]}"


def install() -> Path:
    """Bring the tools if they are not here yet, and return their folder. Raises NotInstalled."""
    folder = place()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            _fetch(folder)
            for major in OLD:
                _unpack(folder, major)
            (folder / "complete").touch()
    return folder


def lighthouse() -> Path | None:
    """Lighthouse's command-line program for Node, or None."""
    return _part("node_modules/lighthouse/cli/index.js")


def chromium(major: int) -> Path | None:
    """The old Chromium's program, or None."""
    return _part(f"chromium-{major}/chromium")


def libraries(major: int) -> str:
    """The folder of the libraries that the old Chromium was built with."""
    return str(place() / f"chromium-{major}" / "lib")


def firefox() -> Path | None:
    """Debian's Firefox, or None."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    return Path(found) if found else None


def _part(name: str) -> Path | None:
    found = place() / name
    return found if (place() / "complete").exists() and found.exists() else None


def _fetch(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise NotInstalled("npm is not installed (Debian: apt-get install npm)")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise NotInstalled(f"npm could not fetch the tools: {said[0] if said else 'no word'}")


def _unpack(folder: Path, major: int) -> None:
    """The program and its libraries, which the package keeps compressed."""
    packed, target = folder / "node_modules" / OLD[major] / "bin", folder / f"chromium-{major}"
    target.mkdir(exist_ok=True)
    (target / "chromium").write_bytes(_plain(packed / "chromium.br"))
    (target / "chromium").chmod(0o755)
    for name in ("aws.tar.br", "swiftshader.tar.br"):
        with tarfile.open(fileobj=BytesIO(_plain(packed / name))) as archive:
            archive.extractall(target, filter="data")


def _plain(path: Path) -> bytes:
    node = shutil.which("node")
    if node is None:
        raise NotInstalled("node is not installed (Debian: apt-get install nodejs)")
    done = subprocess.run([node, "-e", _UNPACK, str(path)], capture_output=True, check=True)
    return done.stdout
