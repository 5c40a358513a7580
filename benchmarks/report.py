"""The measurements as Markdown: medians, with the quartiles in parentheses."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.browser import SLOWER, Loads
from benchmarks.tables import spread, table

STILL = """
Stock ipywidgets move a number box; their picture stands still, because without a kernel nothing computes the curve.
"""


def work(values: Sequence[float]) -> str:
    """``0.8 / 1.6``: median and 95th percentile."""
    middle, high = np.percentile(values, [50, 95])
    return f"{middle:.1f} / {high:.1f}"


def peers(loads: Mapping[tuple[str, int], Loads]) -> str:
    """The same figure in this book and elsewhere."""
    rows = [[name, f"slowed {slower}×" if slower > 1 else "plain", spread(got.first_live), work(got.work),
             spread(got.main_thread, 1), f"{got.kilobytes:.0f} ({got.kilobytes_gzipped:.0f})"]
            for (name, slower), got in loads.items()]
    return table(["The same figure as a page of", "processor", "live after, ms", "work per event, ms: p50 / p95",
                  "main thread per event, ms", "KB (gzipped)"], rows) + STILL


def pages(loads: Mapping[tuple[str, int], Loads]) -> str:
    """The pages of the built book, plain and slowed side by side."""
    rows = []
    for name in dict.fromkeys(name for name, _ in loads):
        plain, slowed = loads[name, 1], loads[name, SLOWER]
        rows.append([name, str(plain.elements), f"{plain.html_kilobytes:.0f}", f"{plain.kilobytes_gzipped:.0f}",
                     spread(plain.first_live), spread(slowed.first_live), spread(plain.all_live),
                     work(plain.work), work(slowed.work)])
    return table(["Page", "nodes", "HTML, KB", "all it loads, KB gzipped", "first figure live, ms", f"slowed {SLOWER}×",
                  "all live, ms", "work per event, ms: p50 / p95", f"slowed {SLOWER}×"], rows)


def waits(imports: Sequence[float], builds: Mapping[str, float]) -> str:
    """What authors wait for."""
    rows = [["`import electrolytes.mechanism.pump`, new process", spread(imports, 2)]]
    rows += [[what, f"{took:.0f}"] for what, took in builds.items()]
    return table(["Python", "s"], rows)


def machine(chromium: str, node: str, load: float) -> str:
    """Date, processor and how busy it was before, and the versions that matter."""
    processor = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
                     platform.processor() or platform.machine())
    packages = ", ".join(f"{name} {version(name)}" for name in ("bokeh", "ipywidgets", "scipy", "numpy"))
    return (f"{date.today():%Y-%m-%d}, {processor}, {os.cpu_count()} cores, load {load:.1f} at the start, "
            f"{platform.system()}; Chromium {chromium}, Node {node}, Python {platform.python_version()}, {packages}.\n")


def _lines(file: str) -> list[str]:
    path = Path(file)
    return path.read_text().splitlines() if path.exists() else []


def whole(parts: Sequence[Any]) -> str:
    """Everything, with an empty line between the tables."""
    return "\n".join(part for part in parts if part)
