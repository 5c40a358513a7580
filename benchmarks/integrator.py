"""One setting: `simulate` beside libRoadRunner and the page's integrator in Node, all at the same measured accuracy.

The error of a run is the largest difference from a reference (Radau with tolerance 1e-13), over all states and times,
as a share of the largest value of that state. Each solver gets the loosest tolerance (in steps of half a decade) with
which its error is at most ``TARGET``; the time is that of a whole solve in a warm process, outputs at all times
included. Python's is processor time, since its long solves are interrupted when the machine is busy; Node's short ones
are not. All solve the same equations. SciPy's LSODA is compiled and calls Python functions for rates and Jacobian;
Radau and BDF are Python themselves; libRoadRunner (CVODE) compiles rates too, and is measured where it is installed.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks import roadrunner
from electrolytes.mechanism.cell.pump_leak import CELL
from electrolytes.model import Model, Quantity, q

TARGET = 4e-7
TOLERANCES = [10 ** (-exponent / 2) for exponent in range(4, 23)]
INTEGRATOR = Path(__file__).parent.parent / "electrolytes" / "model" / "numerics" / "rosenbrock.js"
PYTHON_SOLVES = 9

y1 = Quantity("y1", default=1.0, range=(0, 1))
y2 = Quantity("y2", default=0.0, range=(0, 4e-5))
y3 = Quantity("y3", default=0.0, range=(0, 1))
_slow = q(0.04, "1/s") * y1 - q(1e4, "1/s") * y2 * y3
_fast = q(3e7, "1/s") * y2**2
ROBERTSON = Model("Robertson", outputs={Quantity("total"): y1 + y2 + y3},
                  states={y1: -_slow, y2: _slow - _fast, y3: _fast})
"""Three reactions whose rates differ by nine orders of magnitude: the classical stiff problem (Robertson 1966)."""

PROBLEMS: dict[str, tuple[Model, Any, dict[str, float]]] = {
    "Robertson's reactions, to 10⁵ s": (ROBERTSON, np.geomspace(1e-3, 1e5, 61), {}),
    "pump–leak cell, pump stopped, 3 h": (CELL, np.linspace(0, 180, 181), {"pumping": 0.0}),
}


@dataclass
class Solve:
    """One solver on one problem: ms per solve, and the error with the tolerance that was chosen."""

    problem: str
    solver: str
    rtol: float
    error: float
    took: list[float]


def measure(node: str) -> list[Solve]:
    """All problems with all solvers."""
    solves = []
    for name, (model, times, values) in PROBLEMS.items():
        reference = _states(model, model.simulate(times, values, method="Radau", rtol=1e-13, atol=1e-16))
        answers = _in_node(node, model, times, values)
        chosen = next(a for a in answers if _error(np.reshape(a["states"], reference.shape), reference) <= TARGET)
        error = _error(np.reshape(chosen["states"], reference.shape), reference)
        solves.append(Solve(name, "this book, in Node", chosen["rtol"], error, chosen["took"]))
        solves += [_in_python(name, model, times, values, method, reference) for method in ("LSODA", "Radau", "BDF")]
        if roadrunner.available():
            solves.append(_in_roadrunner(name, model, times, values, reference))
    return solves


def _in_node(node: str, model: Model, times: Any, values: dict[str, float]) -> list[dict[str, Any]]:
    with TemporaryDirectory() as folder:
        module, task = Path(folder) / "rosenbrock.mjs", Path(folder) / "task.json"
        module.write_text(INTEGRATOR.read_text(encoding="utf-8"), encoding="utf-8")
        x = [float(values.get(quantity.name, quantity.default or 0.0)) for quantity in model.variables]
        task.write_text(json.dumps({"integrator": str(module), "code": model.javascript(), "x": x,
                                    "times": list(map(float, times)), "tolerances": TOLERANCES}), encoding="utf-8")
        command = [node, str(Path(__file__).parent / "integrator.mjs"), str(task)]
        answers: list[dict[str, Any]] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return answers


def _in_python(name: str, model: Model, times: Any, values: dict[str, float], method: str, reference: Any) -> Solve:
    for rtol in TOLERANCES:
        def solve(rtol: float = rtol) -> Any:
            return model.simulate(times, values, method=method, rtol=rtol, atol=rtol * 1e-3)

        error = _error(_states(model, solve()), reference)
        if error <= TARGET:
            return Solve(name, f"simulate, SciPy's {method}", rtol, error, _timed(solve))
    raise AssertionError(f"SciPy's {method} does not come within {TARGET} of the reference for {name}")


def _in_roadrunner(name: str, model: Model, times: Any, values: dict[str, float], reference: Any) -> Solve:
    runner, rtol, error = roadrunner.chosen(model, times, values, TOLERANCES,
                                            lambda states: _error(states, reference), TARGET)
    return Solve(name, "libRoadRunner (CVODE)", rtol, error, runner.took(rtol, PYTHON_SOLVES))


def _timed(solve: Any) -> list[float]:
    took = []
    for _ in range(PYTHON_SOLVES):
        start = time.thread_time()
        solve()
        took.append(1000 * (time.thread_time() - start))
    return took


def _states(model: Model, result: Any) -> Any:
    """One row per time."""
    return np.array([result[state] for state in model.states]).T


def _error(states: Any, reference: Sequence[Any]) -> float:
    return float(np.max(np.abs(states - reference) / np.max(np.abs(reference), axis=0)))
