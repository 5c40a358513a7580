"""A thousand settings of the pump–leak cell: all together, and one by one, at the same measured accuracy.

Settings are drawn over the whole of the figure's sliders; each is followed for three hours. Errors are measured as in
``integrator``, against Radau with tolerance 1e-12, at every 25th setting. Each way gets the loosest tolerance (in steps
of half a decade) with which its largest error is at most ``TARGET``. One by one, every 25th setting is solved, and its
time taken 25 times.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from electrolytes.mechanism.cell.pump_leak import CELL

TARGET = 1e-6
COUNT, EVERY = 1000, 25
TIMES = np.linspace(0, 180, 181)
TOLERANCES = [10 ** (-exponent / 2) for exponent in range(8, 21)]


@dataclass
class Sweep:
    """One way to solve all settings: seconds of processor time, and the error with the tolerance that was chosen."""

    way: str
    rtol: float
    error: float
    took: float


def settings() -> dict[str, Any]:
    """Settings of all inputs, evenly over their sliders, in the logarithm where the slider runs so."""
    chance = np.random.default_rng(1960)
    drawn = {}
    for quantity in CELL.inputs:
        low, high = quantity.range
        even = chance.uniform(size=COUNT)
        drawn[quantity.name] = low * (high / low) ** even if quantity.scale == "log" else low + (high - low) * even
    return drawn


def measure() -> list[Sweep]:
    """Together by the Rosenbrock method; one by one by Radau and by LSODA."""
    swept = settings()
    places = range(0, COUNT, EVERY)
    alone = [{name: float(values[i]) for name, values in swept.items()} for i in places]
    references = [_states(CELL.simulate(TIMES, one, method="Radau", rtol=1e-12, atol=1e-15)) for one in alone]

    def error(found: Any) -> float:
        return max(float(np.max(np.abs(states - reference) / np.max(np.abs(reference), axis=1, keepdims=True)))
                   for states, reference in zip(found, references, strict=True))

    def together(rtol: float) -> Any:
        run = CELL.simulate(TIMES, swept, rtol=rtol, atol=rtol * 1e-3)
        return [_states(run)[:, i] for i in places]

    def one_by_one(method: str) -> Any:
        return lambda rtol: [_states(CELL.simulate(TIMES, one, method=method, rtol=rtol, atol=rtol * 1e-3))
                             for one in alone]

    return [_best("all together, simulate's own method", together, error, 1),
            _best("one by one, SciPy's LSODA", one_by_one("LSODA"), error, EVERY),
            _best("one by one, SciPy's Radau", one_by_one("Radau"), error, EVERY)]


def _best(way: str, solve: Any, error: Any, times: int) -> Sweep:
    for rtol in TOLERANCES:
        found = error(solve(rtol))
        if found <= TARGET:
            spent = []
            for _ in range(3):
                start = time.thread_time()
                solve(rtol)
                spent.append(time.thread_time() - start)
            return Sweep(way, rtol, found, times * float(np.median(spent)))
    raise AssertionError(f"{way}: no tolerance comes within {TARGET}")


def _states(run: Any) -> Any:
    return np.array([run[state] for state in CELL.states])
