"""What the import of a model costs, and what of it goes where."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODULES = ("electrolytes.model", "electrolytes.mechanism.pump", "electrolytes.mechanism.pump.figures")
SHOWN = ("numpy", "sympy", "mpmath", "pint", "scipy", "pandas", "matplotlib", "ipywidgets", "anywidget")
WITH_PINT = ("flexparser", "flexcache", "uncertainties", "babel")
RUNS = 5
READING = """
import time, pint
start = time.perf_counter()
from electrolytes.model.quantities.units import registry
registry()
print(1000 * (time.perf_counter() - start))
"""


def costs(module: str) -> dict[str, float]:
    """Milliseconds of each package's own code, by package; medians of some new processes with compiled bytecode.

    What a model's definition computes while it is imported (units, names, functions) is under ``electrolytes``.
    """
    runs = [_own(module) for _ in range(RUNS + 1)][1:]
    names = (*SHOWN, "electrolytes", "the rest")
    return {name: sorted(run.get(name, 0.0) for run in runs)[RUNS // 2] for name in names}


def _own(module: str) -> Counter[str]:
    run = subprocess.run([sys.executable, "-X", "importtime", "-c", f"import {module}"], cwd=ROOT, capture_output=True,
                         text=True, check=True)
    spent: Counter[str] = Counter()
    for line in run.stderr.splitlines():
        own, _, name = line.removeprefix("import time:").split("|")
        if own.strip().isdigit():
            package = name.strip().partition(".")[0]
            package = "pint" if package in WITH_PINT else package
            spent[package if package in (*SHOWN, "electrolytes") else "the rest"] += int(own) / 1000
    return spent


def reading_units() -> float:
    """Milliseconds in which pint reads its definitions, once in every process that defines a model."""
    runs = [float(subprocess.run([sys.executable, "-c", READING], cwd=ROOT, capture_output=True, check=True).stdout)
            for _ in range(RUNS)]
    return sorted(runs)[RUNS // 2]
