"""What authors wait for: importing a chapter's module in a fresh process, and building the book."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
MODULE = "electrolytes.mechanism.pump"
EDITED = Path("chapters") / "mechanism" / "pump.md"
BOOK = ["chapters", "electrolytes", "_config.yml", "_toc.yml", "references.bib"]


def import_times(runs: int) -> list[float]:
    """Seconds that ``import electrolytes.mechanism.pump`` takes, each time in a new process; the first is not counted.

    Python's own start is not included, compiled bytecode is there.
    """
    code = f"import time; t = time.perf_counter(); import {MODULE}; print(time.perf_counter() - t)"
    return [float(subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True).stdout)
            for _ in range(runs + 1)][1:]


def build_times(workers: int = 2) -> dict[str, float]:
    """Seconds for a copy of the book: built with nothing there, and again after one page's text has changed."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "book"
        copy.mkdir()
        for name in BOOK:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy)
        (copy / "node_modules").symlink_to(ROOT / "node_modules")
        clean = _build(copy, workers)
        page = copy / EDITED
        page.write_text(page.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")
        count = len(list((copy / "_build" / "html" / "chapters").rglob("*.html")))
        return {f"clean build of the book ({count} pages, {workers} processes)": clean,
                "build after one page's text changed": _build(copy, workers)}


def _build(book: Path, workers: int) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "electrolytes.book", str(book), "--workers", str(workers)], cwd=book,
                   env=os.environ | {"PYTHONPATH": str(book)}, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start
