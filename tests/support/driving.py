"""One small face for every browser that the tests drive: open a page, run a function in it, press keys, go back."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Error

SIZE = (1280, 900)
PATIENCE = 60  # seconds until an answer must be there
KEYS = {"Enter": "\ue007", "Tab": "\ue004", "Home": "\ue011", "End": "\ue010", "ArrowLeft": "\ue012",
        "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015", "Space": " ", "Escape": "\ue00c",
        "Backspace": "\ue003", "PageUp": "\ue00e", "PageDown": "\ue00f"}
"""Code points by which WebDriver knows keys that write no character."""


class Engine:
    """A running browser with one page.

    ``run`` takes a JavaScript function as text and JSON arguments, awaits what it returns, and gives that as Python.
    """

    name: str

    def open(self, url: str) -> None:
        """Go to an address and wait until the page has loaded; what was said before is forgotten."""
        url = self._address(url)
        if self.run("() => location.href").split("#")[0] == url.split("#")[0]:
            self._go("about:blank")  # an address that differs by its end alone would not load again
        self._forget()
        self._go(url)

    def _address(self, url: str) -> str:
        return url

    def _go(self, url: str) -> None:
        raise NotImplementedError

    def _forget(self) -> None:
        raise NotImplementedError

    def run(self, function: str, *args: Any) -> Any:
        """Call a function in the page."""
        raise NotImplementedError

    def press(self, *keys: str) -> None:
        """Press keys one after the other: a character, or one of ``KEYS``."""
        raise NotImplementedError

    def back(self) -> None:
        """One step back in the history."""
        raise NotImplementedError

    def forward(self) -> None:
        """One step forward in the history."""
        raise NotImplementedError

    def reload(self) -> None:
        """Load the page again."""
        raise NotImplementedError

    def complaints(self) -> list[str]:
        """Errors and warnings of the console since the last ``open``."""
        raise NotImplementedError

    def close(self) -> None:
        """End the browser."""
        raise NotImplementedError

    def wait(self, condition: str, seconds: float = 30) -> None:
        """Wait until a function gives true; a page that is just being left may not answer."""
        end = time.monotonic() + seconds
        while True:
            with contextlib.suppress(RuntimeError, Error):
                if self.run(f"() => Boolean(({condition})())"):
                    return
            assert time.monotonic() < end, f"{self.name} waited in vain for {condition}"
            time.sleep(0.01)

    def write(self, text: str) -> None:
        """Type a text, character by character."""
        self.press(*text)


def until_there(there: Callable[[], Any], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        if time.monotonic() > end:
            raise RuntimeError(f"waited in vain for {what}")
        time.sleep(0.01)
