"""`make demo`: the whole house and one e-station on this machine, to be looked at.

A light parent without Django, like the supervisor: web, driver, signer and station are processes
of their own, and the station has its own folder, its own copy of its program and its own Python
environment, in which there is no Django.
"""

import json
import os
import shutil
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .supervisor.__main__ import var_folder
from .supervisor.child import Spec
from .supervisor.house import ROOT, House
from .supervisor.readiness import (
    CannotStart,
    check_folder,
    check_port,
    check_python,
    only_one,
    port_from,
)
from .supervisor.supervisor import HOLD, Supervisor, say

#: Seconds after which a process that does not answer has failed, on a slow machine too.
PATIENCE = 150
#: The sample station whose screen this is, and the sample person who authorises it.
STATION, KEEPER = "ES-150724-01", "admin"
TOUR = """\
Tour 六步看一遍:
 1. {site}/zh-hans/  每篇都有出处和审核人 · every article names its sources and who vouched
 2. {site}/mvf/  同一篇，竖排蒙古文 · the same articles in Mongolian, set vertically
 3. {site}/admin/  登录，看"待我处理" · sign in and see what waits for you
 4. {site}/admin/  发布、推送、撤回都有记录 · release, push, withdraw: all on record
 5. {kiosk}/  e站屏幕，只播验证过的内容 · the screen shows only what it has verified
 6. make stop-web  网站停了，屏幕照播；make start-web 恢复 · the screen plays on without the site
"""


@dataclass(frozen=True)
class Screen:
    """The demo's e-station: a folder, a program of its own and a port."""

    folder: Path
    port: int
    server: str

    @property
    def address(self) -> str:
        """Of the kiosk page, for a browser on this machine."""
        return f"http://127.0.0.1:{self.port}"

    def spec(self, log: Path) -> Spec:
        """The agent, with nothing of the checkout on its path."""
        program = self.folder / "program"
        keep = {key: value for key, value in os.environ.items() if key in {"PATH", "LANG", "HOME"}}
        return Spec(
            name="station",
            command=[
                str(agent_python()), "-m", "push.agent", "--home", str(self.folder / "home"),
                "--server", self.server, "--port", str(self.port), "--poll", "2",
            ],
            folder=self.folder,
            environment={**keep, "PYTHONPATH": str(program), "PYTHONUNBUFFERED": "1"},
            log=log,
        )  # fmt: skip

    def unpack(self) -> None:
        """Put the station's program into its folder: push.agent and push.documents, no more."""
        program = self.folder / "program"
        shutil.rmtree(program, ignore_errors=True)
        (program / "push").mkdir(parents=True)
        shutil.copy(ROOT / "push" / "__init__.py", program / "push")
        for part in ("agent", "documents"):
            shutil.copytree(
                ROOT / "push" / part,
                program / "push" / part,
                ignore=shutil.ignore_patterns("__pycache__"),
            )

    def state(self) -> dict[str, Any]:
        """What the kiosk page knows; empty while nobody answers."""
        return json.loads(_get(f"{self.address}/state") or "{}")


def agent_python() -> Path:
    """The station's own Python. Raises CannotStart when it has not been made."""
    python = Path(os.environ.get("KEPU_AGENT_PYTHON") or ROOT / ".venv-agent" / "bin" / "python")
    if not python.exists():
        raise CannotStart(f"the station's Python environment {python} is missing: run `make demo`")
    return python


def main() -> int:
    """Run the demo until Ctrl-C; 2 with one clear line when it cannot start."""
    try:
        check_python()
        environment = dict(os.environ)
        house = House(var_folder(), port=port_from(environment, "KEPU_PORT", 8000))
        kiosk_port = port_from(environment, "KEPU_KIOSK_PORT", 8100)
        screen = Screen(house.var / "station", kiosk_port, house.address)
        agent_python()
        check_folder(house.var)
        if house.port == kiosk_port:
            raise CannotStart(f"site and kiosk cannot share port {kiosk_port}: KEPU_KIOSK_PORT=…")
        with only_one(house.run):
            check_port(house.host, house.port, variable="KEPU_PORT")
            check_port(house.host, screen.port, variable="KEPU_KIOSK_PORT")
            _run(house, screen)
    except CannotStart as error:
        sys.stderr.write(f"科普e站: {error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


def _run(house: House, screen: Screen) -> None:
    house.prepare("--samples")
    screen.unpack()
    for name in ("web", "driver", "signer", "station"):
        (house.run / HOLD.format(name=name)).unlink(missing_ok=True)
    supervisor = Supervisor(house.specs(), run=house.run)
    supervisor.stop_on_signals()
    try:
        say("starting signer, web and driver …")
        _await(supervisor, "the site", lambda: bool(_get(f"{house.address}/health/ready")))
        say("starting the e-station …")
        supervisor.add(screen.spec(house.var / "log" / "station.log"))
        _enrol(supervisor, house, screen)
        if not supervisor.stopping.is_set():
            _welcome(house, screen)
        supervisor.run()
    except CannotStart:
        # Ctrl-C reaches a command we are waiting for as well; its end is no failure then.
        if not supervisor.stopping.is_set():
            raise
    finally:
        say("\nstopping …")
        supervisor.close()


def _enrol(supervisor: Supervisor, house: House, screen: Screen) -> None:
    """Through the real exchange: the screen shows a code, a person with the right types it in."""
    settled = {"enrol", "play", "empty", "wiped"}
    _await(supervisor, "the kiosk", lambda: screen.state().get("mode") in settled)
    state = screen.state()
    if state.get("mode") == "enrol":
        code = state["code"]["user"]
        say(f"the screen shows {code}; {KEEPER} authorises it as {STATION}")
        house.manage(
            "authorise_station", "--code", code, "--station", STATION, "--by", KEEPER, "--replace"
        )
    if not supervisor.wait_until(lambda: screen.state().get("mode") == "play", seconds=30):
        mode = screen.state().get("mode", "silent")
        say(f"the kiosk is there, but not playing yet ({mode}); see {house.var}/log/station.log")


def _await(supervisor: Supervisor, what: str, ready: Callable[[], bool]) -> None:
    if not supervisor.wait_until(ready, seconds=PATIENCE) and not supervisor.stopping.is_set():
        raise CannotStart(f"{what} did not answer within {PATIENCE} s; see the logs in var/log")


def _welcome(house: House, screen: Screen) -> None:
    sign_ins = house.var / "demo" / "sign-ins.txt"
    say(f"\n  site   网站   {house.address}/")
    say(f"  admin  后台   {house.address}/admin/")
    say(f"  kiosk  e站屏  {screen.address}/\n")
    if sign_ins.exists():
        say(f"Sign-ins 账号 (random, this demo only; also in {sign_ins}):")
        say("".join(f"  {line}\n" for line in sign_ins.read_text().splitlines()))
    say(TOUR.format(site=house.address, kiosk=screen.address))
    say("Ctrl-C ends everything; the next `make demo` keeps the data.")


def _get(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=3) as answer:  # noqa: S310 - our own processes
            return str(answer.read().decode())
    except (urllib.error.URLError, OSError):
        return ""


if __name__ == "__main__":
    sys.exit(main())
