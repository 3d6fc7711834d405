"""A headless Chromium to look at pages with, spoken to through a pair of pipes.

The Chrome DevTools Protocol as of ``--remote-debugging-pipe``: JSON messages that end in a zero
byte, commands on descriptor 3 and answers on descriptor 4. Nothing listens on a port.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

Record = dict[str, Any]
_PATIENCE_S: Final = 120.0
_FLAGS: Final = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
    "--remote-debugging-pipe",
    "--hide-scrollbars",
)


class Browser:
    """One page of a running browser, and everything it has said since it was opened."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers = commands, answers
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[Record] = []
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._call(f"{domain}.enable")

    def _call(self, method: str, **parameters: Any) -> Record:  # noqa: ANN401 - any of the protocol
        self._number += 1
        message: Record = {"id": self._number, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: Record = answer["result"]
                return result
            self.events.append(answer)

    def _read(self) -> Record:
        end = time.monotonic() + _PATIENCE_S
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._answers], [], [], end - time.monotonic())
            assert ready, "The browser does not answer."
            part = os.read(self._answers, 1 << 20)
            assert part, "The browser has ended."
            self._rest += part
        message, self._rest = self._rest.split(b"\0", 1)
        record: Record = json.loads(message)
        return record

    def resize(self, width: int, height: int, *, phone: bool = False) -> None:
        """Set the size of the window in CSS pixels; a phone has a touch screen, too."""
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=phone,
        )
        self._call("Emulation.setTouchEmulationEnabled", enabled=phone)

    def dark(self, *, wanted: bool = True) -> None:
        """Prefer dark pages, or light ones."""
        value = "dark" if wanted else "light"
        features = [{"name": "prefers-color-scheme", "value": value}]
        self._call("Emulation.setEmulatedMedia", features=features)

    def open(self, path: Path) -> None:
        """Open a report from disk and wait until it is ready."""
        self.events.clear()
        self._call("Page.navigate", url=path.resolve().as_uri())
        self.wait("document.documentElement?.dataset.ready === 'yes'")

    def ask(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page answers
        """Value of a script expression in the page."""
        answer = self._call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, expression: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + _PATIENCE_S
        while not self.ask(expression):
            assert time.monotonic() < end, f"never true: {expression}"
            time.sleep(0.05)

    def settle(self) -> None:
        """Wait until two frames are drawn."""
        self.ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def where(self, selector: str) -> tuple[float, float]:
        """The middle of an element, after it was scrolled into view."""
        script = (
            "(() => { const node = document.querySelector(SELECTOR);"
            "node.scrollIntoView({block: 'center'}); const box = node.getBoundingClientRect();"
            "return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        x, y = self.ask(script.replace("SELECTOR", json.dumps(selector)))
        return float(x), float(y)

    def move(self, x: float, y: float) -> None:
        """Move the mouse."""
        self._call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        self.settle()

    def click(self, x: float, y: float) -> None:
        """Press and release the mouse."""
        self.move(x, y)
        for kind in ("mousePressed", "mouseReleased"):
            self._call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.settle()

    def click_on(self, selector: str) -> None:
        """Click the middle of an element."""
        self.click(*self.where(selector))

    def press(self, key: str) -> None:
        """Press and release a key, such as Tab, Enter or Escape."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowRight": 39}
        extra = {"text": "\r"} if key == "Enter" else {}
        common = {"key": key, "code": key, "windowsVirtualKeyCode": codes[key]}
        self._call("Input.dispatchKeyEvent", type="keyDown", **common, **extra)
        self._call("Input.dispatchKeyEvent", type="keyUp", **common)
        self.settle()

    def choose(self, selector: str, value: str) -> None:
        """Choose an option of a select, as a user's choice tells the page."""
        script = (
            f"(() => {{ const node = document.querySelector({json.dumps(selector)});"
            f"node.value = {json.dumps(value)};"
            "node.dispatchEvent(new Event('change', {bubbles: true})); })()"
        )
        self.ask(script)
        self.settle()

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Write a screenshot of the window, or of the whole page."""
        self.settle()
        answer = self._call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(answer["data"]))

    def pdf(self) -> bytes:
        """The page as a printer gets it."""
        answer = self._call("Page.printToPDF", printBackground=True, transferMode="ReturnAsBase64")
        return base64.b64decode(answer["data"])

    def complaints(self) -> list[str]:
        """What the console was told: errors, warnings, broken policies, uncaught exceptions."""
        self.settle()
        return [text for event in self.events if (text := _complaint(event))]

    def requests(self) -> list[str]:
        """Addresses that the page asked for, beyond its own file and data within it."""
        self.settle()
        urls = [
            event["params"]["request"]["url"]
            for event in self.events
            if event.get("method") == "Network.requestWillBeSent"
        ]
        return [url for url in urls[1:] if not url.startswith("data:")]


def _complaint(event: Record) -> str:
    parameters = event.get("params", {})
    if event.get("method") == "Runtime.exceptionThrown":
        return json.dumps(parameters["exceptionDetails"])
    if event.get("method") == "Log.entryAdded":
        entry = parameters["entry"]
        return f"{entry['level']}: {entry['text']}" if entry["level"] != "verbose" else ""
    if event.get("method") == "Runtime.consoleAPICalled":
        return json.dumps(parameters["args"])
    return ""


@contextmanager
def open_browser(profile: Path) -> Iterator[Browser]:
    """A browser with a profile of its own; skips the test where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    shell = shutil.which("bash")
    if program is None or shell is None:
        pytest.skip("Chromium is not installed (apt-get install chromium).")
    to_browser, from_browser = os.pipe(), os.pipe()
    script = f'exec "$0" "$@" 3<&{to_browser[0]} 4>&{from_browser[1]}'
    command = [shell, "-c", script, program, *_FLAGS, f"--user-data-dir={profile}"]
    process = subprocess.Popen(  # noqa: S603 - the browser that the user has installed
        command,
        pass_fds=(to_browser[0], from_browser[1]),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Browser(to_browser[1], from_browser[0])
    finally:
        process.kill()
        process.wait()
        for end in (*to_browser, *from_browser):
            os.close(end)
