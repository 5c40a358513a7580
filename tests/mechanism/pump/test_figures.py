"""The pump's situations do what their names say, and no mark leaves its axis."""

import pytest
from support.figures import each_situation
from sympy import Float

from electrolytes.live.parts import held
from electrolytes.mechanism.pump.diagram import pump_cycle


def test_running_backward_runs_backward_and_almost_no_mgatp_does_not() -> None:
    shown = pump_cycle()
    turnover = {}
    for situation in each_situation(shown):
        turnover[situation] = float(shown.result["v_pump"])
    assert turnover["running backward"] < -1
    assert 0 < turnover["almost no MgATP"] < turnover["low potassium outside"] < turnover["resting cell"]
    assert turnover["sodium-loaded cell"] > 2 * turnover["resting cell"]


@pytest.mark.parametrize("value", [-30.0, 0.0, 7.7, 54.0])
def test_a_mark_beyond_the_axis_stays_at_its_edge(value: float) -> None:
    assert held(Float(value), -4, 30) == min(max(value, -4), 30)
