"""Make sure that the tests have a Chromium: the machine's, or else Playwright's own.

Run before the tests (``make test`` does); ends with a plain word on what to do when there is none to be had.
"""

from __future__ import annotations

import subprocess
import sys

from playwright.sync_api import Error, sync_playwright

from support.browser import FLAGS, chromium_path

ADVICE = """The tests need a Chromium, and none could be installed. On Debian or Ubuntu: apt-get install chromium.
Elsewhere: install Chrome or Chromium so that `chromium` or `google-chrome` is on the PATH. Playwright said: {}"""


def starts() -> str:
    """An empty string if a Chromium starts, else why it does not."""
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS).close()
        except Error as reason:
            return str(reason).splitlines()[0]
    return ""


def main() -> int:
    """Install Playwright's Chromium if nothing else starts."""
    if starts() and not chromium_path():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if reason := starts():
        print(ADVICE.format(reason), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
