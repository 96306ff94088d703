"""Firefox by its own remote protocol, Marionette: JSON over a socket, nothing to install.

Playwright speaks only to a Firefox that it patched itself.
"""

import base64
import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_SETTINGS = """
user_pref("marionette.port", %d);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.auto", false);
user_pref("app.normandy.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("browser.safebrowsing.update.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("services.settings.server", "http://127.0.0.1:9/");
user_pref("remote.prefs.recommended", true);
"""


#: Firefox makes no narrower window.
NARROWEST = 500


class FirefoxError(RuntimeError):
    """Firefox refused a command, or never answered."""


class Firefox:
    """One window of a running Firefox."""

    def __init__(self, wire: socket.socket) -> None:
        self._wire, self._number, self._zoom = wire, 0, 1.0
        self._answer()  # the greeting
        self.call("WebDriver:NewSession", {"pageLoadStrategy": "normal"})

    def call(self, command: str, values: dict[str, Any] | None = None) -> Any:
        """Send a command and return its result. Raises FirefoxError."""
        self._number += 1
        said = json.dumps([0, self._number, command, values or {}]).encode()
        self._wire.sendall(b"%d:%s" % (len(said), said))
        _, _, error, result = self._answer()
        if error:
            raise FirefoxError(f"{command}: {error['message']}")
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def open(self, url: str) -> None:
        """Load a page whole."""
        self.call("WebDriver:Navigate", {"url": url})
        self._magnify(self._zoom)

    def size(self, width: int, height: int) -> None:
        """Give the page this size in its own pixels; a window narrower than NARROWEST is zoomed."""
        zoom = self._zoom = max(1.0, NARROWEST / width)
        self._magnify(1)
        wide, high = self.run("return [outerWidth - innerWidth, outerHeight - innerHeight]")
        frame = {"width": round(width * zoom) + wide, "height": round(height * zoom) + high}
        self.call("WebDriver:SetWindowRect", {**frame, "x": 0, "y": 0})
        self._magnify(zoom)

    def run(self, script: str) -> Any:
        """What the body of a function returns on the page."""
        return self.call("WebDriver:ExecuteScript", {"script": script, "args": []})

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.call("WebDriver:TakeScreenshot", {"full": False}))

    def _magnify(self, zoom: float) -> None:
        """A new page begins without; the window's own scripts may set it."""
        self.call("Marionette:SetContext", {"value": "chrome"})
        self.run(f"gBrowser.selectedBrowser.fullZoom = {zoom}")
        self.call("Marionette:SetContext", {"value": "content"})

    def _answer(self) -> Any:
        size = b""
        while not size.endswith(b":"):
            size += self._read(1)
        return json.loads(self._read(int(size[:-1])))

    def _read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            part = self._wire.recv(count - len(data))
            if not part:
                raise FirefoxError("Firefox ended")
            data += part
        return data


@contextmanager
def firefox(program: Path, folder: Path) -> Iterator[Firefox]:
    """A Firefox without a window, with a new profile in `folder`; ended afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "user.js").write_text(_SETTINGS % port)
    process = subprocess.Popen(
        [program, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote",
         "--profile", folder],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        env={**os.environ, "HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1"},
    )  # fmt: skip
    try:
        with _connected(port, process) as wire:
            yield Firefox(wire)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=10)


def _connected(port: int, process: subprocess.Popen[bytes]) -> socket.socket:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=120)
        except OSError:
            time.sleep(0.2)
    raise FirefoxError("Firefox did not open its port")
