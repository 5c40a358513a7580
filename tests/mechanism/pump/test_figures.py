"""The pump's figures say what is true: their sentences at rest and in each situation, and their pictures."""

from collections.abc import Callable

import pytest
from sympy import Float

from electrolytes.live import Explorable
from electrolytes.live.edges import held
from electrolytes.mechanism.pump.diagram import pump_cycle
from electrolytes.mechanism.pump.figures import pump_energy, pump_turnover
from electrolytes.mechanism.pump.magnesium_figures import magnesium_limit, mgatp

AT_REST = [
    (pump_cycle, "turns 7.74 times a second and carries 23.2 Na⁺ out and 15.5 K⁺ in"),
    (pump_turnover, "each pump turns 7.74 times a second"),
    (pump_energy, "One MgATP pays 62.6 kJ/mol, a turn costs 42.4: 68 % is stored"),
    (mgatp, "78 % of the ATP carries magnesium"),
    (magnesium_limit, "all accounts agree"),
]


@pytest.mark.parametrize(("figure", "words"), AT_REST)
def test_the_sentence_at_rest(figure: Callable[[], Explorable], words: str) -> None:
    assert words in figure()._spec["said"]


@pytest.mark.parametrize("figure", [figure for figure, _ in AT_REST])
def test_every_figure_has_few_controls_named_situations_and_a_description(figure: Callable[[], Explorable]) -> None:
    shown = figure()
    assert 4 <= len(shown._spec["presets"]) <= 5
    assert not shown._spec["presets"][0]["values"]  # the healthy cell is where all begins
    assert 'role="img"' in shown._html and "aria-label" in shown._html


@pytest.mark.parametrize("figure", [figure for figure, _ in AT_REST])
def test_every_situation_is_one_the_model_can_compute(figure: Callable[[], Explorable]) -> None:
    shown = figure()
    for situation in shown._spec["presets"]:
        shown.reset()
        for name, value in situation["values"].items():
            setattr(shown, name, value)
        frame = shown.result.to_frame()
        assert frame.notna().all(axis=None), situation["name"]


def test_running_backward_runs_backward_and_almost_no_mgatp_does_not() -> None:
    shown = pump_cycle()
    turnover = {}
    for situation in shown._spec["presets"]:
        shown.reset()
        for name, value in situation["values"].items():
            setattr(shown, name, value)
        turnover[situation["name"]] = float(shown.result["v_pump"])
    assert turnover["running backward"] < -1
    assert 0 < turnover["almost no MgATP"] < turnover["low potassium outside"] < turnover["resting cell"]
    assert turnover["sodium-loaded cell"] > 2 * turnover["resting cell"]


@pytest.mark.parametrize("value", [-30.0, 0.0, 7.7, 54.0])
def test_a_mark_beyond_the_axis_stays_at_its_edge(value: float) -> None:
    assert held(Float(value), -4, 30) == min(max(value, -4), 30)
