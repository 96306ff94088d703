"""Make a virtual environment from a lock: `python install.py .venv site.lock [--project]`.

Shows how far it has come, and does nothing when the same lock is installed already. Runs on the
bare Python of the machine, so its first lines must be understood by an old one too.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Python 3.11 or newer is needed; %s is %d.%d. Try: make PYTHON=python3.12 ..."
        % (sys.executable, sys.version_info[0], sys.version_info[1])
    )

import argparse
import hashlib
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STEP = re.compile(r"^(Collecting|Downloading|Using cached|Building|Installing) ?(\S*)")


def main(arguments=None):
    """Returns the exit status; says one clear line when it is not 0."""
    parser = argparse.ArgumentParser(prog="install.py", description=__doc__)
    parser.add_argument("folder", type=Path, help="the environment's folder, such as .venv")
    parser.add_argument("lock", type=Path, help="the lock to install")
    parser.add_argument(
        "--project", action="store_true", help="let it import the packages of this checkout"
    )
    options = parser.parse_args(arguments)
    stamp = options.folder / (options.lock.stem + ".installed")
    digest = hashlib.sha256(options.lock.read_bytes()).hexdigest() + " %d.%d" % sys.version_info[:2]
    if stamp.exists() and stamp.read_text() == digest:
        return 0
    try:
        python = environment(options.folder)
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "strerror", "") or "venv or pip is missing (Debian: python3-venv)"
        sys.stderr.write("cannot make %s: %s\n" % (options.folder, reason))
        return 1
    if options.project:
        link(python)
    failed = install(python, options.lock)
    if not failed:
        stamp.write_text(digest)
    return failed


def environment(folder):
    """The environment's Python, made first when there is none of this version."""
    folder.mkdir(parents=True, exist_ok=True)
    python = folder / "bin" / "python"
    ours = [str(python), "-c", "import sys, pip; sys.exit(sys.version_info[:2] != %r)"]
    ours[2] %= (sys.version_info[:2],)
    if not python.exists() or subprocess.call(ours, stderr=subprocess.DEVNULL):
        say("making %s ..." % folder)
        make = [sys.executable, "-m", "venv", "--clear", str(folder)]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return python


def link(python):
    """What an editable install would write: the two source directories (site/README.md)."""
    where = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    folder = Path(subprocess.check_output(where, text=True).strip())
    (folder / "kepu.pth").write_text("%s\n%s\n" % (ROOT, ROOT / "site"))


def install(python, lock):
    """Runs pip, one line per package when nobody watches, one line in all on a terminal."""
    total = len(re.findall(r"(?m)^[A-Za-z0-9].*==", lock.read_text()))
    say("installing %d packages of %s ..." % (total, lock.name))
    command = [
        str(python), "-m", "pip", "install", "--require-hashes", "--no-deps", "--no-input",
        "--disable-pip-version-check", "--progress-bar=off", "-r", str(lock),
    ]  # fmt: skip
    pip = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    )
    said = []
    count = 0
    for line in pip.stdout:
        said.append(line)
        step = STEP.match(line)
        if not step:
            continue
        count += step.group(1) == "Collecting"
        done = min(count, total)
        show("\r\033[K  %d/%d %s %s" % (done, total, step.group(1).lower(), step.group(2)[:50]))
    show("\r\033[K")
    if pip.wait():
        sys.stderr.write("".join(said[-15:]))
        sys.stderr.write("pip could not install %s; its last words are above\n" % lock)
        return 1
    return 0


def say(text):
    """One line for the person who waits."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def show(text):
    """Something that is written over, on a terminal only."""
    if sys.stdout.isatty():
        sys.stdout.write(text)
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
