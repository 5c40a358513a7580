"""What a screen reader finds of each figure: roles, names, values, in their order, a text file for each page.

``PYTHONPATH=tests python -m support.trees`` writes them anew from the built book; read what has changed, then keep it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from support.browser import FLAGS, chromium_path, until

ROOT = Path(__file__).parent.parent.parent
SITE = ROOT / "_build" / "html"
TREES = ROOT / "tests" / "book" / "trees"
SPOKEN = """(root) => [...root.querySelectorAll('input[type="range"], [role="slider"]')]
  .filter((slider) => slider.checkVisibility()).map((slider) => slider.getAttribute("aria-valuetext") ?? "")"""
ROWS = 3
"""Rows of a table that are told; the others are alike."""
HERE = re.compile(r"file://\S*?/_build/html/")
"""Where the book stands on this machine, before the name of a page."""
DRAWN = re.compile(r"""^( *- '?img ".*"'?): .*$""")


def place(page: str) -> Path:
    """Where the trees of a page stand: ``chapters/mechanism/pump`` is ``mechanism-pump.txt``."""
    return TREES / f"{page.removeprefix('chapters/').replace('/', '-')}.txt"


def trees(page: Any) -> str:
    """The trees of the figures of an open page, all folds open; a picture by its name, a slider by what it says."""
    until(page, "() => !document.querySelector('[data-explorable]:not([data-ready])')")
    page.evaluate("() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    return "\n".join(tree(root) for root in page.locator("[data-explorable]").all())


def tree(root: Any) -> str:
    """The tree of one figure; what stands beside a control for the eye alone is left out."""
    spoken = iter(root.evaluate(SPOKEN))
    lines = [f"# {root.get_attribute('data-explorable')}"]
    rows, row_depth = 0, -1
    for line in root.aria_snapshot().splitlines():
        depth = len(line) - len(line.lstrip())
        if re.match(r""" *- '?row\b""", line):
            rows, row_depth = (rows + 1 if depth == row_depth else 1), depth
        elif depth <= row_depth:
            rows, row_depth = 0, -1
        if rows > ROWS or re.match(r" *- text: ", line):
            continue
        drawn = DRAWN.match(line)
        said = next(spoken) if re.match(r""" *- '?slider\b""", line) else ""
        lines.append(HERE.sub("", drawn[1] if drawn else line) + (f"  ({said})" if said else ""))
    return "\n".join(lines) + "\n"


def figured() -> list[str]:
    """The pages of the built book that have a figure."""
    pages = sorted(SITE.glob("chapters/**/*.html"))
    shown = [page for page in pages if "data-explorable" in page.read_text(encoding="utf-8")]
    return [str(page.relative_to(SITE).with_suffix("")) for page in shown]


def main() -> int:
    """Write all anew."""
    from playwright.sync_api import sync_playwright

    TREES.mkdir(exist_ok=True)
    for old in TREES.glob("*.txt"):
        old.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        page = browser.new_page()
        for name in figured():
            page.goto((SITE / f"{name}.html").as_uri())
            place(name).write_text(trees(page), encoding="utf-8")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
