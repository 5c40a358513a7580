"""Measure and print Markdown: ``python -m benchmarks [--rounds 6] [--events 30] [--builds] [--output FILE]``.

One run and one browser: first the same figure as a page of this book, of Bokeh and of stock ipywidgets; then the
pages of the built book, and what a frame of their motion costs; then one setting and a thousand beside SciPy and
libRoadRunner; then imports and what authors wait for. ``--notebooks [NAME ...]``, ``--growth``, ``--review``,
``--soak MINUTES`` and ``--frames`` measure by themselves how long notebooks take in JupyterLab, what a larger book
would cost, how the Review page does with a thousand cards, whether a page keeps its memory and speed, and what motion
costs. See the modules for how each is measured. Nothing here is asserted by a test: the numbers belong to one machine
on one day.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from benchmarks import browser, frames, growth, numerics, python_side, report, review, soak

SITE = python_side.ROOT / "_build" / "html"
note = partial(print, file=sys.stderr, flush=True)


def book_pages() -> dict[str, Path]:
    """The built pages that have a live figure with sliders, by their place in the site."""
    found = sorted(SITE.glob("chapters/**/*.html"))
    return {str(file.relative_to(SITE)): file for file in found if 'type="range"' in file.read_text("utf-8")}


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the book beside its peers.")
    parser.add_argument("--rounds", type=int, default=6,
                        help="loads of each page at each speed; half as many of the book's own pages")
    parser.add_argument("--events", type=int, default=30, help="movements of a slider in each load")
    parser.add_argument("--builds", action="store_true", help="also build a copy of the book (minutes)")
    parser.add_argument("--notebooks", nargs="*", metavar="NAME",
                        help="measure only the notebooks in JupyterLab, such as mechanism/pump; without a name, all")
    parser.add_argument("--output", type=Path, help="write the Markdown here too")
    parser.add_argument("--growth", action="store_true", help="instead: a page of 20 figures, a book of 100 pages")
    parser.add_argument("--frames", action="store_true", help="instead: what a frame of motion costs")
    parser.add_argument("--review", action="store_true", help="instead: the Review page with a thousand cards")
    parser.add_argument("--soak", type=float, metavar="MINUTES", help="instead: so long of random moves on one page")
    return parser.parse_args()


def in_lab(names: list[str]) -> int:
    """Measure the notebooks, and print the table."""
    from benchmarks import notebooks

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.chromium_path(), args=["--no-sandbox"])
        print(notebooks.report(notebooks.waits(chromium, SITE, names, note)))
        chromium.close()
    return 0


def apart(asked: argparse.Namespace) -> int:
    """What is measured by itself: growth, many cards, and how a page keeps up."""
    parts = []
    with TemporaryDirectory() as temporary, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.chromium_path(), args=browser.FLAGS)
        if asked.growth:
            parts.append(growth.figures(chromium, Path(temporary), asked.rounds, asked.events, note))
            parts.append(growth.books(chromium, Path(temporary), note))
        if asked.frames:
            parts.append(frames.report(chromium, book_pages(), note))
        if asked.review:
            parts.append(review.measure(chromium, SITE, Path(temporary, "review"), asked.rounds, note))
        if asked.soak:
            name = soak.heaviest(book_pages())
            parts.append(soak.report(name, *soak.soak(chromium, book_pages()[name], asked.soak, note)))
        chromium.close()
    text = report.whole(parts)
    print(text)
    if asked.output:
        asked.output.write_text(text, encoding="utf-8")
    return 0


def main() -> int:
    """Measure everything and print it."""
    asked = arguments()
    if asked.growth or asked.frames or asked.review or asked.soak:
        return apart(asked)
    from benchmarks import pages  # with Bokeh, which only this comparison needs

    node = shutil.which("node")
    if node is None:
        note("There is no `node` on the PATH; `make benchmark` puts the project's own there.")
        return 1
    if asked.notebooks is not None:
        return in_lab(asked.notebooks)
    load = os.getloadavg()[0]  # of others; near 0 on a machine that is fit to measure
    with TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        chromium = playwright.chromium.launch(executable_path=browser.chromium_path(), args=browser.FLAGS)
        measure = partial(browser.measure, chromium, empty=folder / "empty.html", events=asked.events, note=note)
        note("The same figure in this book, in Bokeh and in stock ipywidgets")
        compared = measure(pages.write(folder), rounds=asked.rounds)
        note("The pages of the book")
        chapters = measure(book_pages(), rounds=(asked.rounds + 1) // 2)
        moving = frames.report(chromium, book_pages(), note) if chapters else ""
        browser_version = chromium.version
        chromium.close()
    note("One setting, a thousand settings, imports")
    solved = numerics.tables(node)
    note("Imports" + (" and builds" if asked.builds else ""))
    imports = python_side.import_times(7)
    builds = python_side.build_times() if asked.builds else {}
    node_version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    text = report.whole([report.machine(browser_version, node_version, load), report.peers(compared),
                         report.pages(chapters) if chapters else "", moving, *solved,
                         report.waits(imports, builds)])
    print(text)
    if asked.output:
        asked.output.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
