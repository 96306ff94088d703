"""`python -m portal.supervisor [--host H] [--port P]`, or `… stop web`, `… start web`."""

import argparse
import os
import sys
from pathlib import Path

from .house import ROOT, House
from .readiness import CannotStart, check_folder, check_port, check_python, only_one
from .supervisor import HOLD, Supervisor, say


def main(arguments: list[str] | None = None) -> int:
    """Serve the embedded house until told to stop; 2 with one clear line if it cannot start."""
    options = _parser().parse_args(arguments)
    house = House(var_folder(), options.host, options.port)
    try:
        if options.act:
            hold(house, options.act, options.name)
        else:
            serve(house)
    except CannotStart as error:
        sys.stderr.write(f"科普e站: {error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


def var_folder() -> Path:
    """Where everything that is written goes: KEPU_VAR, or var/ of the checkout."""
    return Path(os.environ.get("KEPU_VAR") or ROOT / "var").absolute()


def serve(house: House) -> None:
    """Check, prepare, and look after signer, web and driver until told to stop."""
    check_python()
    check_folder(house.var)
    with only_one(house.run):
        check_port(house.host, house.port, variable="--port")
        house.prepare()
        supervisor = Supervisor(house.specs(), run=house.run)
        supervisor.stop_on_signals()
        say(f"{house.address}/")
        try:
            supervisor.run()
        finally:
            supervisor.close()


def hold(house: House, act: str, name: str) -> None:
    """Keep one process of a running house down (`stop`), or let it come up again (`start`)."""
    if name not in {"web", "driver", "signer", "station"}:
        raise CannotStart(f"no process is called {name}: web, driver, signer, station")
    check_folder(house.run)
    note = house.run / HOLD.format(name=name)
    if act == "stop":
        note.touch()
    else:
        note.unlink(missing_ok=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m portal.supervisor", description=__doc__)
    parser.add_argument("act", nargs="?", choices=["stop", "start"])
    parser.add_argument("name", nargs="?", default="web")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    return parser


if __name__ == "__main__":
    sys.exit(main())
