"""The axon of Hodgkin and Huxley: reference values, what an impulse is, and what the bath does to it."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.parity import check_parity
from support.stiff import load, run

from electrolytes.essentials.nerve import axon as nv
from electrolytes.essentials.nerve import bath as nb
from electrolytes.essentials.nerve import numbers
from electrolytes.essentials.nerve.axon import FIRING, IMPULSE
from electrolytes.essentials.nerve.bath import BATHED
from electrolytes.model import Model

MODELS = [IMPULSE, FIRING, BATHED]


def course(model: Model, until: float, **given: float) -> Any:
    return model.simulate(np.linspace(0, until, round(20 * until) + 1), given, rtol=1e-7, atol=1e-9)


# --- reference values -------------------------------------------------------------------------------------------------


def test_the_gates_at_rest() -> None:
    at = {quantity.name: float(FIRING.evaluate(v=0)[quantity.name]) for quantity in nv.opening(nv.v)}
    for gate, expected in (("m", 0.052932), ("h", 0.596121), ("n", 0.317677)):
        opens, closes = at[f"alpha_{gate}"], at[f"beta_{gate}"]
        assert opens / (opens + closes) == pytest.approx(expected, abs=5e-7)
        assert float(FIRING.quantity(gate).default) == pytest.approx(opens / (opens + closes), abs=5e-8)  # type: ignore[arg-type]


@pytest.mark.parametrize(("current", "impulses"), [(2.2, 0), (2.5, 1)])
def test_a_step_of_current_at_the_threshold(current: float, impulses: int) -> None:
    assert course(FIRING, 60, steady=current)["fired"][-1] == pytest.approx(impulses, abs=0.02)


def test_peaks_and_troughs_of_the_rhythm_at_ten() -> None:
    fine = FIRING.simulate(np.linspace(0, 105, 10501), steady=10)
    late = fine["v"][fine["t"] > 60]
    assert late.max() == pytest.approx(95.43, abs=0.02)
    assert late.min() == pytest.approx(-9.90, abs=0.02)


def test_the_rates_have_their_limits_where_the_formula_is_zero_by_zero() -> None:
    assert float(FIRING.evaluate(v=25)["alpha_m"]) == pytest.approx(1, rel=1e-14)
    assert float(FIRING.evaluate(v=10)["alpha_n"]) == pytest.approx(0.1, rel=1e-14)
    for v in (24.999999, 25.000001):
        assert float(FIRING.evaluate(v=v)["alpha_m"]) == pytest.approx(1, rel=1e-6)


# --- what an impulse is -----------------------------------------------------------------------------------------------


def test_left_alone_the_axon_rests() -> None:
    silence = {"steady": 0.0}
    for model, still in ((IMPULSE, {"pulse": 0.0, "second": 0.0}), (FIRING, silence), (BATHED, silence)):
        quiet = course(model, 40, **still)
        assert np.abs(quiet["v"]).max() < 0.01
        assert quiet["fired"][-1] < 1e-3


def test_all_or_none() -> None:
    peaks = {pulse: numbers.peak(pulse=pulse) for pulse in (3, 6, 7.5, 15, 30, 60)}
    assert peaks[3] < peaks[6] < 6
    assert all(100 < peaks[pulse] < 109 for pulse in (7.5, 15, 30, 60))


def test_after_an_impulse_the_axon_is_deaf_and_then_hard_of_hearing() -> None:
    thresholds = [numbers.second_threshold(gap) for gap in (8, 10, 15)]
    assert thresholds == sorted(thresholds, reverse=True)
    assert thresholds[-1] > numbers.threshold(width=1)
    assert course(IMPULSE, 30, second=60, gap=5)["fired"][-1] < 1.2  # not even the strongest the slider has


def test_short_pulses_are_weighed_by_their_charge() -> None:
    charges = [numbers.threshold_charge(width) for width in (0.2, 0.5, 5)]
    assert charges[1] == pytest.approx(charges[0], rel=0.03)
    assert charges[2] > 1.5 * charges[0]


def test_without_sodium_outside_there_is_no_impulse() -> None:
    peaks = [numbers.peak(Na_e=sodium) for sodium in (440, 220, 110)]
    own = [float(IMPULSE.evaluate(Na_e=sodium)["E_Na"]) for sodium in (440, 220, 110)]
    assert own == pytest.approx([115, 115 - 24.081 * np.log(2), 115 - 24.081 * np.log(4)], abs=0.01)
    assert all(0.85 * highest < peak < highest for peak, highest in zip(peaks, own, strict=True))
    assert course(IMPULSE, 30, Na_e=44)["fired"][-1] < 0.01


def test_the_charge_that_flows_is_the_charge_that_moves_the_voltage() -> None:
    run = IMPULSE.simulate(np.linspace(0, 30, 30001))
    net = run["stimulus"] - run["I_Na"] - run["I_K"] - run["I_L"]
    assert np.trapezoid(net, run["t"]) == pytest.approx(run["v"][-1], abs=0.02)  # 1 µF/cm²


def test_the_counter_counts_impulses() -> None:
    assert course(IMPULSE, 30)["fired"][-1] == pytest.approx(1, abs=0.02)
    assert course(IMPULSE, 30, second=15, gap=15)["fired"][-1] == pytest.approx(2, abs=0.02)


# --- what calcium and magnesium do ------------------------------------------------------------------------------------


def test_the_shift_is_that_of_the_frog() -> None:
    shift = {name: float(BATHED.evaluate(**bath)["shift"]) for name, bath in {
        "two": {"Ca_e": 2, "Mg_e": 1e-9}, "none": {"Ca_e": 1e-9, "Mg_e": 1e-9}, "twenty": {"Ca_e": 20, "Mg_e": 1e-9},
        "home": {}}.items()}
    assert shift["none"] - shift["two"] == pytest.approx(-18, abs=0.05)
    assert 18 < shift["twenty"] - shift["two"] < 25
    assert shift["home"] == 0


@settings(max_examples=30)
@given(st.floats(0.1, 5), st.floats(0.05, 5))
def test_more_of_either_ion_shifts_the_gates_away_from_rest(calcium: float, magnesium: float) -> None:
    def shift(**bath: float) -> float:
        return float(BATHED.evaluate(**bath)["shift"])

    here = shift(Ca_e=calcium, Mg_e=magnesium)
    assert shift(Ca_e=calcium * 1.1, Mg_e=magnesium) > here
    assert shift(Ca_e=calcium, Mg_e=magnesium * 1.1) > here


def test_less_calcium_or_magnesium_makes_the_axon_easier_to_excite() -> None:
    healthy = nb.least_steady()
    assert nb.least_steady(Mg_e=0.275) < healthy
    assert nb.least_steady(Ca_e=0.6) < healthy
    assert nb.least_steady(Mg_e=2) > healthy
    assert course(BATHED, 40, Ca_e=0.3, steady=0)["fired"][-1] > 1.5  # fires by itself


def test_halved_magnesium_weighs_far_less_than_halved_calcium() -> None:
    assert 4 * nb.easier_percent(Mg_e=0.275) < nb.easier_percent(Ca_e=0.6)


# --- in the browser ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_parity(model: Model, javascript: Any) -> None:
    check_parity(model, javascript, examples=40)


PULSES = [{}, {"width": 0.2, "pulse": 40}, {"pulse": 0, "second": 40, "width": 0.2, "gap": 20},
          {"second": 60, "gap": 15}, {"Na_e": 20, "pulse": 60}, {"pulse": 60, "width": 10, "second": 60, "gap": 1}]


@pytest.mark.parametrize("values", PULSES, ids=str)
def test_no_pulse_is_missed_in_the_browser(values: dict[str, float], javascript: Any) -> None:
    load(javascript)
    times = np.linspace(0, 30, 241)
    answer = run(javascript, IMPULSE, times.tolist(), values, rtol=1e-5, atol=1e-8)  # the page's tolerances
    assert answer["ok"], answer["message"]
    assert answer["states"][:, 0] == pytest.approx(IMPULSE.simulate(times, values)["v"], abs=1.5)


@pytest.mark.parametrize(("model", "corners"), [
    (FIRING, [{"steady": -10}, {"steady": 60}]),
    (BATHED, [{"Ca_e": 0.1, "Mg_e": 0.05, "steady": 10}, {"Ca_e": 0.1, "Mg_e": 0.05, "steady": 0},
              {"Ca_e": 5, "Mg_e": 5, "steady": 10}]),
], ids=["steady", "bath"])
def test_the_corners_are_finite(model: Model, corners: list[dict[str, float]], javascript: Any) -> None:
    load(javascript)
    for values in corners:
        answer = run(javascript, model, np.linspace(0, 40, 241).tolist(), values, rtol=1e-5, atol=1e-8)
        assert answer["ok"] and np.all(np.isfinite(answer["outputs"])), values
        assert np.all(np.abs(answer["states"][:, 0]) < 150)
        assert np.all((answer["states"][:, 1:4] > -1e-6) & (answer["states"][:, 1:4] < 1 + 1e-6))
