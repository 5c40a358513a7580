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
CHANGED = Path("electrolytes") / "mechanism" / "pump" / "turnover.py"
BOOK = ["chapters", "electrolytes", "_config.yml", "_toc.yml", "references.bib"]


def import_times(runs: int) -> list[float]:
    """Seconds that ``import electrolytes.mechanism.pump`` takes, each time in a new process; the first is not counted.

    Python's own start is not included, compiled bytecode is there.
    """
    code = f"import time; t = time.perf_counter(); import {MODULE}; print(time.perf_counter() - t)"
    return [float(subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True).stdout)
            for _ in range(runs + 1)][1:]


def build_times(workers: int = 2) -> dict[str, float]:
    """Seconds for a copy of the book: with nothing there, then with nothing, one page's text, one module changed.

    The sentence and the module are the pump's: other pages stand on that module too, and are run again with it.
    """
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
        clean, pages = _build(copy, workers)
        found = {f"clean build of the book ({pages} pages, {workers} processes)": clean,
                 "build with nothing changed": _build(copy, workers)[0]}
        page = copy / EDITED
        page.write_text(page.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")
        found["build after one page's text changed"], _ = _build(copy, workers)
        module = copy / CHANGED
        module.write_text(module.read_text(encoding="utf-8") + "\n# one remark more\n", encoding="utf-8")
        seconds, pages = _build(copy, workers)
        return found | {f"build after one module changed ({pages} pages stand on it)": seconds}


def _build(book: Path, workers: int) -> tuple[float, int]:
    """Seconds, and how many pages were read."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "electrolytes.book", str(book), "--workers", str(workers)], cwd=book,
                          env=os.environ | {"PYTHONPATH": str(book)}, stdout=subprocess.PIPE, text=True, check=True)
    return time.perf_counter() - start, sum(line.startswith("read") for line in done.stdout.splitlines())
