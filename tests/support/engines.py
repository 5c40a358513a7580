"""Chromium, Firefox and WebKit, each started once, so that a test can say the same of all three.

Chromium runs by Playwright. An installed Firefox or WebKitGTK is driven directly; where there is none, Playwright's own
build of it takes its place, and where there is none of that either, the test fails and says what to install.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from support.browser import FLAGS, chromium_path
from support.driving import KEYS, SIZE, Engine
from support.firefox import FirefoxEngine, firefox_path
from support.webkit import WebKitEngine, webkit_paths

NAMES = ("chromium", "firefox", "webkit")
ADVICE = {
    "chromium": "The tests need Chromium: apt-get install chromium, or `playwright install chromium`.",
    "firefox": "The tests need Firefox: apt-get install firefox-esr, or `playwright install firefox`.",
    "webkit": "The tests need WebKit: apt-get install webkit2gtk-driver xvfb, or `playwright install webkit`.",
}
"""What to do where a browser is missing."""


class PlaywrightEngine(Engine):
    """A browser that Playwright drives."""

    def __init__(self, name: str, browser: Any, quit_browser: Callable[[], None] = lambda: None) -> None:
        self.name, self._quit = name, quit_browser
        self._said: list[str] = []
        self._context = browser.new_context(viewport=dict(zip(("width", "height"), SIZE, strict=True)))
        self.page = self._context.new_page()
        self.page.on("console", lambda m: m.type in ("error", "warning") and self._said.append(f"{m.type}: {m.text}"))
        self.page.on("pageerror", lambda error: self._said.append(f"exception: {error}"))

    def _go(self, url: str) -> None:
        self.page.goto(url, wait_until="load")

    def _forget(self) -> None:
        self._said.clear()

    def run(self, function: str, *args: Any) -> Any:
        return self.page.evaluate(f"(args) => ({function})(...args)", list(args))

    def press(self, *keys: str) -> None:
        for key in keys:
            if key in KEYS:
                self.page.keyboard.press(key)
            else:
                self.page.keyboard.type(key)

    def back(self) -> None:
        self.page.go_back(wait_until="load")

    def forward(self) -> None:
        self.page.go_forward(wait_until="load")

    def reload(self) -> None:
        self.page.reload(wait_until="load")

    def complaints(self) -> list[str]:
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        return list(self._said)

    def close(self) -> None:
        self._context.close()
        self._quit()


@pytest.fixture(scope="session", params=NAMES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Each of the three browsers, started once."""
    from playwright.sync_api import Error

    try:
        running = started(request.param, request.getfixturevalue("playwright"), request.getfixturevalue("chromium"))
    except (Error, RuntimeError, OSError) as reason:
        pytest.fail(f"{ADVICE[request.param]} ({reason})")
    yield running
    running.close()


def started(name: str, playwright: Any, chromium: Any = None) -> Engine:
    """Start one of ``NAMES``; `playwright` is a running Playwright, `chromium` a browser of it to be shared."""
    if name == "firefox" and (path := firefox_path()):
        return FirefoxEngine(path)
    if name == "webkit" and (paths := webkit_paths()):
        return WebKitEngine(*paths)
    if name == "chromium":
        browser = chromium or playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
    else:
        browser = getattr(playwright, name).launch()
    return PlaywrightEngine(name, browser, browser.close if browser is not chromium else lambda: None)
