"""A real Chromium for tests: the one on the machine, with the network refused."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def chromium_path() -> str | None:
    """An installed Chromium; None lets Playwright take its own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    """A running Playwright; there can be one in a process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Any) -> Iterator[Any]:
    """A running Chromium; the test fails where there is none."""
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
    yield browser
    browser.close()


def until(page: Any, condition: str, seconds: float = 30) -> None:
    """Wait until a function gives true. Playwright's own waiting evaluates text, which the pages' policy refuses."""
    fault = page.evaluate(f"({WAIT})({condition}, {json.dumps(condition)}, {seconds})")
    assert not fault, fault


WAIT = """async (condition, words, seconds) => {
  const end = performance.now() + 1000 * seconds;
  while (!condition()) {
    if (performance.now() > end) return "waited in vain for " + words;
    await new Promise((done) => setTimeout(done, 10));
  }
  return "";
}"""


@contextmanager
def opened(chromium: Any, url: str, **options: Any) -> Iterator[Any]:
    """A page with everything but files refused; on leaving, no error and no request to a host may have been seen.

    ``page.complaints`` collects console errors and warnings, exceptions, and refused requests.
    """
    context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda m: m.type in ("error", "warning") and page.complaints.append(f"{m.type}: {m.text}"))
    page.on("pageerror", lambda error: page.complaints.append(f"exception: {error}"))

    def route(route: Any) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:")):
            route.continue_()
        else:
            page.complaints.append(f"request: {route.request.url}")
            route.abort()

    page.route("**/*", route)
    page.goto(url, wait_until="load")
    yield page
    assert page.complaints == []
    context.close()
