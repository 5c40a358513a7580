"""What a larger book would cost: a page of twenty figures, and made books of 25 and of 100 pages.

A made page has the length of a real one: text of the book's own chapters without its cells, under headings of its own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from benchmarks import browser
from benchmarks.python_side import ROOT
from benchmarks.standing import page_of_figures
from benchmarks.tables import spread, table

FEW, MANY = 2, 20
PAGES = (25, 100)
CELL = re.compile(r"^```\{code-cell\}.*?^```\n", re.MULTILINE | re.DOTALL)
# what only a page with its package can answer: numbers of models, words that set figures, badges, labels
CHECKED = re.compile(r"\[([^\]]*)\]\((?:model|do|claim):[^)]*\)|\{(?:eq|numref|ref|doc)\}`[^`]*`|^\([\w-]+\)=\n",
                     re.MULTILINE)


def figures(chromium: Any, folder: Path, rounds: int, events: int, note: Callable[[str], None]) -> str:
    """A table: how much a figure more costs to become live, and what an event then costs."""
    files = {f"{count} figures": page_of_figures(folder, f"figures{count}", count) for count in (FEW, MANY)}
    loads = browser.measure(chromium, files, folder / "empty.html", rounds, events, note)
    rows = []
    for slower in (1, browser.SLOWER):
        few, many = (loads[name, slower] for name in files)
        each = (median(many.all_live) - median(few.all_live)) / (MANY - FEW)
        rows.append(["plain" if slower == 1 else f"slowed {slower}×", spread(few.all_live), spread(many.all_live),
                     f"{each:.1f}", f"{median(few.work):.1f}", f"{median(many.work):.1f}"])
    return table(["processor", f"{FEW} figures live, ms", f"{MANY} live, ms", "each more, ms",
                  f"work per event beside {FEW}, ms", f"beside {MANY}"], rows)


def books(chromium: Any, folder: Path, note: Callable[[str], None]) -> str:
    """A table: how long made books take to build, and how fast their search and their pages are."""
    rows = []
    for count in PAGES:
        note(f"a made book of {count} pages")
        book = folder / f"book{count}"
        made(book, count)
        seconds = _build(book)
        again = _build(book)
        site = book / "_build" / "html"
        found, opened = _found(chromium, site), _opened(chromium, site)
        index = (site / "_static" / "search-index.js").stat().st_size
        rows.append([str(count), f"{seconds:.1f}", f"{1000 * seconds / count:.0f}", f"{again:.1f}",
                     f"{index / 1000:.0f}", f"{found:.0f}", f"{opened:.0f}"])
    return table(["pages", "built in, s", "ms a page", "nothing changed, s", "search index, KB",
                  "words found after, ms", "a page with its contents drawn after, ms"], rows)


def made(book: Path, count: int) -> None:
    """Write a book of so many pages, with the real settings."""
    texts = [_text(path) for path in sorted((ROOT / "chapters").glob("*/*.md")) if path.parent.name != "reference"]
    texts = [text for text in texts if len(text) > 5000]
    (book / "chapters").mkdir(parents=True)
    names = [f"chapters/page{number}" for number in range(count)]
    for number, name in enumerate(names):
        (book / f"{name}.md").write_text(f"# Page {number}\n\n{texts[number % len(texts)]}", encoding="utf-8")
    (book / "chapters" / "index.md").write_text("# A made book\n\nWords.\n", encoding="utf-8")
    shutil.copytree(ROOT / "chapters" / "reference", book / "chapters" / "reference")
    contents = {"format": "jb-book", "root": "chapters/index", "chapters": [
        *({"file": name} for name in names), {"file": "chapters/reference/bibliography"},
        {"file": "chapters/reference/glossary"}]}
    (book / "_toc.yml").write_text(yaml.safe_dump(contents), encoding="utf-8")
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    settings["sphinx"]["config"]["node_modules"] = str(ROOT / "node_modules")
    (book / "_config.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    for name in ("references.bib", "CITATION.cff", "site.yml"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, book)


def _text(path: Path) -> str:
    """A chapter's prose: no front matter, title, cells, directives, or what is checked against a package."""
    text = CELL.sub("", path.read_text(encoding="utf-8").split("\n---\n", 1)[-1])
    text = re.sub(r"^(`{3,}|:{3,})\{.*?^\1\n", "", text, flags=re.MULTILINE | re.DOTALL)
    text = CHECKED.sub(lambda match: match[1] or "", text)
    text = re.sub(r"\[([^\]]*)\]\((?!http)[^)]*\)", r"\1", text)  # links to pages that are not there
    return re.sub(r"^# .*\n", "", text, flags=re.MULTILINE)


def _build(book: Path) -> float:
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "electrolytes.book", str(book)], cwd=book, capture_output=True,
                          text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False)
    if not (book / "_build" / "html" / "search.html").exists():
        raise SystemExit(f"The made book could not be built: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return time.perf_counter() - start


def _found(chromium: Any, site: Path) -> float:
    """Milliseconds from the start of navigation until words are found."""
    page = chromium.new_page()
    page.goto(f"{(site / 'search.html').as_uri()}?q=magnesium", wait_until="load")
    took = page.evaluate("""async () => {
      while (!document.querySelector(".search-found li")) await new Promise((done) => setTimeout(done, 5));
      return performance.now();
    }""")
    page.close()
    return float(took)


def _opened(chromium: Any, site: Path) -> float:
    """Milliseconds from the start of navigation to the first picture of a page, the book's contents beside it."""
    page = chromium.new_page()
    page.goto((site / "chapters" / "page1.html").as_uri(), wait_until="load")
    took = page.evaluate("""async () => {
      const painted = () => performance.getEntriesByName("first-contentful-paint")[0];
      while (!painted()) await new Promise((done) => setTimeout(done, 5));
      return painted().startTime;
    }""")
    page.close()
    return float(took)
