"""The package by itself: a wheel in an empty environment, outside the tree, without book builder or browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

TRY = """
import importlib.metadata, pathlib, sys
import electrolytes
assert pathlib.Path(electrolytes.__file__).is_relative_to(sys.prefix), electrolytes.__file__

from electrolytes.mechanism.pump import PUMP
assert round(float(PUMP.evaluate(Na_i=20)["v_pump"]), 1) == 19.3

from electrolytes.mechanism.cell import CELL
run = CELL.simulate([0, 10, 60], pumping=0)
assert run["Na_i"][0] < 20 and run["Na_i"][-1] > 140

from electrolytes.diet.foods import foods
assert len(foods()) > 100

from electrolytes.mechanism.pump.figures import pump_turnover
live = pump_turnover()
live.Na_i = 20
assert live.Na_i == 20 and "<svg" in str(live._repr_mimebundle_())

from electrolytes.lab import check
assert check("pump-inherited", "-41.02 kJ/mol") and not check("pump-inherited", 41.02)
assert "electrolytes" in importlib.metadata.entry_points(group="nbconvert.exporters").names

heavy = {"jupyter_book", "sphinx", "playwright", "jupyterlab", "mypy", "pytest"}
installed = {found.metadata["Name"].lower().replace("-", "_") for found in importlib.metadata.distributions()}
assert not heavy & installed, heavy & installed
print("works")
"""


def run(*command: str | Path, folder: Path) -> str:
    """What a command prints; the test fails with all it said if it fails."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run([str(part) for part in command], cwd=folder, env=clean, capture_output=True, text=True,
                          check=False)
    if done.returncode:
        pytest.fail(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}")
    return done.stdout


def test_a_notebook_needs_the_wheel_only(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    copy = tmp_path / "source"  # a build leaves its traces where it is made
    shutil.copytree(ROOT / "electrolytes", copy / "electrolytes", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    run(*pip, "wheel", "--no-deps", "--wheel-dir", tmp_path, copy, folder=tmp_path)
    (wheel,) = tmp_path.glob("electrolytes-*.whl")
    run(sys.executable, "-m", "venv", "empty", folder=tmp_path)
    python = tmp_path / "empty" / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(python, *pip[1:], "install", wheel, folder=tmp_path)
    assert run(python, "-c", TRY, folder=tmp_path).strip() == "works"
