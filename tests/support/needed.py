"""Make sure that the browsers are there which the tests need: the machine's, or else Playwright's own.

``python -m support.needed chromium firefox webkit``, run before the tests (``make test`` does); ends with a plain word
on what to install when one is not to be had.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from playwright.sync_api import Error, sync_playwright

from support.engines import ADVICE, started


def fault(playwright: Any, name: str) -> str:
    """An empty string if a browser starts, else why it does not."""
    try:
        started(name, playwright).close()
    except (Error, RuntimeError, OSError) as reason:
        return str(reason).splitlines()[0]
    return ""


def main(names: list[str]) -> int:
    """Install Playwright's build of a browser if nothing else starts."""
    status = 0
    for name in names:
        with sync_playwright() as playwright:
            reason = fault(playwright, name)
        if reason:
            subprocess.run([sys.executable, "-m", "playwright", "install", name], check=False)
            with sync_playwright() as playwright:
                reason = fault(playwright, name)
        if reason:
            print(f"{ADVICE[name]} It said: {reason}", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
