"""How long a learner waits in JupyterLab: from *Run All* in a fresh kernel to the first and the last live figure."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from support.lab import READY, Lab, started

from benchmarks.tables import table
from electrolytes.lab.workspace import fill, settings

FIRST = f".jp-NotebookPanel:visible {READY}"
END = "() => jupyterapp.shell.currentWidget.sessionContext.shutdown()"
CPU = "import time; print(time.process_time())"


@dataclass(frozen=True)
class Wait:
    """Seconds after *Run All*; ``kernel`` is what Python itself computed, whatever else the machine did."""

    page: str
    figures: int
    first: float
    all: float
    kernel: float


def waits(chromium: Any, site: Path, names: Sequence[str], note: Callable[[str], None]) -> list[Wait]:
    """Run notebooks of a built book one after the other, each in a kernel of its own.

    Parameters
    ----------
    names : sequence of str
        ``"mechanism/pump"``; all, if there are none.
    """
    measured: list[Wait] = []
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        fill(site, folder / "book")
        files = sorted((folder / "book").glob("**/*.ipynb"))
        chosen = [file.relative_to(folder / "book").with_suffix("").as_posix() for file in files]
        options = [f"--LabApp.app_settings_dir={settings(folder / 'settings', author=False)}"]
        with started("lab", folder / "book", options, folder) as address:
            page = chromium.new_page(viewport={"width": 1300, "height": 900})
            lab = Lab(page, f"{address}lab?reset")
            for name in [name for name in chosen if not names or name in names]:
                expected = _figures(folder / "book" / f"{name}.ipynb")
                if expected:
                    measured.append(_wait(lab, name, expected))
                    note(f"{name}: {measured[-1].first:.1f} {measured[-1].all:.1f} {measured[-1].kernel:.1f}")
            page.close()
    return measured


def _figures(notebook: Path) -> int:
    cells = json.loads(notebook.read_text("utf8"))["cells"]
    return sum("brings the figure to life" in json.dumps(cell) for cell in cells[2:])


def _wait(lab: Lab, name: str, expected: int) -> Wait:
    lab.kernel = None
    lab.open(f"{name}.ipynb")
    before = float(lab.ask(CPU))
    start = time.perf_counter()
    lab.page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-cells'); }")
    lab.page.wait_for_selector(FIRST)
    first = time.perf_counter() - start
    lab.alive(expected)
    last = time.perf_counter() - start
    lab.wait()
    kernel = float(lab.ask(CPU)) - before
    lab.page.evaluate(END)
    lab.close()
    return Wait(name, expected, first, last, kernel)


def report(measured: Sequence[Wait]) -> str:
    """The slowest first."""
    rows = [[wait.page, str(wait.figures), f"{wait.first:.1f}", f"{wait.all:.1f}", f"{wait.kernel:.1f}"]
            for wait in sorted(measured, key=lambda wait: -wait.all)]
    columns = ["Notebook, *Run All* in a fresh kernel", "figures", "first is live after, s", "all after, s",
               "of which Python, s"]
    return table(columns, rows)
