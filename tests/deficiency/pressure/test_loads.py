"""A drink of water: both languages give the same rates along the way."""

from __future__ import annotations

from typing import Any

import pytest

from electrolytes.deficiency.pressure.loads import WATER_LOAD
from electrolytes.model import default_of


def test_javascript_and_numpy_agree_on_every_rate_after_a_drink(javascript: Any) -> None:
    expressions = {quantity.name: quantity for quantity in (*WATER_LOAD.unknowns, *WATER_LOAD.outputs)}
    expressions |= {f"d{state.name}": rate for state, rate in WATER_LOAD.rates.items()}
    course = WATER_LOAD.simulate([0, 0.2, 1, 3], drink=1.2)
    settings = {"drink": 1.2}
    points = [[settings.get(q.name, default_of(q)) for q in WATER_LOAD.inputs] + [hours]
              + [float(course[state.name][i]) for state in WATER_LOAD.states] for i, hours in enumerate([0, 0.2, 1, 3])]
    moving = [*WATER_LOAD.inputs, WATER_LOAD.time, *WATER_LOAD.states]
    numpy, code = WATER_LOAD.function(expressions, moving), WATER_LOAD.javascript(expressions, moving)
    for point, row in zip(points, javascript.evaluate(code, points), strict=True):
        assert row == pytest.approx([float(value) for value in numpy(*point)], rel=1e-10, abs=1e-12)
