"""`python -m push.agent --home DIR --server URL [--port N] [--poll SECONDS]`."""

import argparse
import signal
import sqlite3
import sys
import threading
from pathlib import Path

from . import VERSION, journal, memory
from .agent import Agent
from .home import HomeError, open_home
from .hub import Hub
from .kiosk import Kiosk
from .receipts import Receipts
from .station import Station
from .store import Store


def main(arguments: list[str] | None = None) -> int:
    """Runs the station until SIGTERM or SIGINT; 2 with one clear line when it cannot start."""
    options = _parser().parse_args(arguments)
    try:
        agent = _agent(options)
    except (HomeError, ValueError) as error:
        return _cannot(str(error))
    except sqlite3.Error as error:
        return _cannot(f"{options.home}: receipts: {error}")
    except OSError as error:
        return _cannot(f"{error.filename or options.home}: {error.strerror}")
    try:
        kiosk = Kiosk(options.port, agent)
    except OverflowError:
        return _cannot(f"port {options.port}: not a port number")
    except OSError as error:
        return _cannot(f"port {options.port} on 127.0.0.1: {error.strerror}")
    journal.start()
    journal.say("started", version=VERSION, screen=f"http://127.0.0.1:{kiosk.server_port}/")
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: agent.stop())
    screen = threading.Thread(target=kiosk.serve_forever, daemon=True)
    screen.start()
    agent.run()
    kiosk.shutdown()
    journal.say("stopped")
    return 0


def _agent(options: argparse.Namespace) -> Agent:
    hub = Hub(options.server, timeout=options.timeout)
    home = open_home(options.home)
    key = home.device_key()
    store, receipts = Store(home.store), Receipts(home.receipts)
    station = Station(home, memory.load(home.memory), store, receipts)
    return Agent(station, hub, key, poll=options.poll)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m push.agent", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="the station's own directory")
    parser.add_argument("--server", required=True, help="https://… of the site")
    parser.add_argument("--port", type=int, default=8765, help="of the screen's page (8765)")
    parser.add_argument("--poll", type=_seconds, default=60.0, help="seconds between polls (60)")
    parser.add_argument("--timeout", type=_seconds, default=20.0, help="of one request (20)")
    parser.add_argument("--version", action="version", version=VERSION)
    return parser


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0.05 <= seconds <= 86400:
        raise argparse.ArgumentTypeError("between 0.05 and 86400")
    return seconds


def _cannot(why: str) -> int:
    print(f"agent: {why}", file=sys.stderr)  # noqa: T201 — for the person who started it
    return 2


if __name__ == "__main__":
    sys.exit(main())
