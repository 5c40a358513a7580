"""A cell that leaks and pumps: reference values, exact laws of its rest, and what befalls it without its pump."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.parity import check_parity
from support.stiff import load, run
from sympy import exp, log, simplify, solve, symbols

from electrolytes.mechanism.cell import numbers
from electrolytes.mechanism.cell import pump_leak as cell
from electrolytes.mechanism.cell.pump_leak import CELL
from electrolytes.model import ModelError

FULL = 4 / 3 * np.pi * 0.125  # pL: a sphere of 5 µm
MIXTURE = {"N_Na": 120 * FULL, "N_K": 30 * FULL, "V": 0.0}  # electroneutral with 100 mM chloride and 50 mM trapped
HOURS = np.array([0, 1, 3, 10, 30, 60, 120, 180.0])

# --- reference values -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", [{}, MIXTURE], ids=["from rest", "from the salty mixture"])
@pytest.mark.parametrize(
    ("pumping", "expected", "V", "water", "radius"),
    [
        (100, (16.705, 133.286, 3.844, 146.165), -94.132, 0.3421, 3.497),
        (50, (106.870, 43.125, 11.134, 138.871), -66.810, 0.3600, 3.557),
    ],
)
def test_the_cell_comes_to_rest_where_it_should(
    pumping: float, expected: tuple[float, ...], V: float, water: float, radius: float, start: dict[str, float]
) -> None:
    rest = CELL.steady_state(pumping=pumping, **start)
    assert [rest[name] for name in ("Na_i", "K_i", "Cl_i", "X_i")] == pytest.approx(expected, rel=1e-3)
    assert rest["V"] == pytest.approx(V, rel=1e-3)
    assert rest["w"] / rest["w_0"] == pytest.approx(water, rel=1e-3)
    assert rest["radius"] == pytest.approx(radius, rel=1e-3)
    assert rest.stable


def test_the_mixture_is_neutral_and_as_dense_as_its_surroundings() -> None:
    at = CELL.evaluate(**MIXTURE)
    concentrations = [float(at[name]) for name in ("Na_i", "K_i", "Cl_i", "X_i")]
    assert concentrations == pytest.approx([120, 30, 100, 50], rel=1e-12)
    assert at["w"] == pytest.approx(FULL, rel=1e-12)


def test_the_course_ends_at_the_rest() -> None:
    rest, course = CELL.steady_state(pumping=50), CELL.simulate([0, 3400], pumping=50, **MIXTURE)
    for name in ("Na_i", "K_i", "V", "swelling"):
        assert course[name][-1] == pytest.approx(float(rest[name]), rel=1e-6)


def test_the_model_begins_at_its_own_rest() -> None:
    rest = CELL.steady_state()
    for state in CELL.states:
        assert state.default == pytest.approx(float(rest[state]), rel=2e-8)
    assert cell.w_rest.default == pytest.approx(float(rest["w"]), rel=2e-8)
    still = CELL.simulate([0, 1, 180])
    assert still["Na_i"] == pytest.approx(float(rest["Na_i"]), rel=1e-6)


# --- exact laws -------------------------------------------------------------------------------------------------------

cells = st.fixed_dictionaries(
    {
        "pumping": st.floats(5, 100),
        "leak_Na": st.floats(0.8, 10),
        "leak_K": st.floats(0.1, 3),
        "K_e": st.floats(1, 15),
    }
)


@settings(max_examples=40)
@given(cells)
def test_at_rest_chloride_is_passive_and_the_leaks_are_as_three_to_two(settings: dict[str, float]) -> None:
    rest = CELL.steady_state(**settings)
    assert rest["V"] == pytest.approx(float(rest["E_Cl"]), abs=1e-6)
    assert rest["J_Na"] / rest["J_K"] == pytest.approx(-1.5, rel=1e-6)
    assert rest["J_Na"] == pytest.approx(-3 * float(rest["p"]), rel=1e-6)
    assert rest.stable


def assert_dense_and_neutral(at: Any) -> None:
    """Particles inside are as dense as outside, and charges add up to what sits on the membrane."""
    particles = at["Na_i"] + at["K_i"] + at["Cl_i"] + at["X_i"]
    assert particles == pytest.approx(300, rel=1e-12)
    on_membrane = at["charge"] / at["w"]
    assert at["Na_i"] + at["K_i"] - at["Cl_i"] - at["X_i"] == pytest.approx(on_membrane, abs=1e-10)
    capacitance = 1e-6 * 100 * 4 * np.pi * 25e-12 * 1e2  # F: 1 µF/cm² over a sphere of 5 µm
    assert at["charge"] == pytest.approx(capacitance * at["V"] * 1e-3 / 96485 * 1e15, rel=1e-9)
    assert np.all(np.abs(on_membrane) < 0.025)


@settings(max_examples=25)
@given(cells | st.just({"pumping": 0}))
def test_at_every_moment_particles_are_as_dense_as_outside_and_charges_add_up(settings: dict[str, float]) -> None:
    course = CELL.simulate(HOURS, settings)
    assert_dense_and_neutral(course)
    assert np.all(course["radius"] < 7)


def test_what_is_trapped_stays() -> None:
    course = CELL.simulate(HOURS, pumping=0)
    assert course["X_i"] * course["w"] == pytest.approx(50 * FULL, rel=1e-12)


def test_the_derivation_of_the_page_gives_the_rest_of_the_model() -> None:
    """The symbols of the page, solved, are the model's steady state but for the charge on the membrane."""
    V, u, A, B, half = symbols("V u A B half", positive=True)
    (voltage,) = solve((A + B) * exp(-V / u) - half, V)
    assert simplify(voltage - u * log((A + B) / half)) == 0
    A, B = 147 * np.exp(-1.5 / (0.01 * 25.69)), 3 * np.exp(1 / (0.3 * 25.69))
    by_hand = 25.69 * np.log((A + B) / 150)
    rest = CELL.steady_state()
    assert rest["V"] == pytest.approx(by_hand, abs=0.004)
    assert rest["w"] / rest["w_0"] == pytest.approx(50 / (150 - 150 * np.exp(by_hand / 25.69)), rel=2e-4)


# --- without the pump -------------------------------------------------------------------------------------------------


def test_a_cell_whose_pump_is_off_has_no_rest() -> None:
    with pytest.raises(ModelError, match="no steady state"):
        CELL.steady_state(pumping=0)


def test_a_cell_whose_pump_is_off_fills_with_sodium_loses_its_voltage_and_swells() -> None:
    course = CELL.simulate(HOURS, pumping=0)
    for name, way in (("Na_i", 1), ("K_i", -1), ("V", 1), ("swelling", 1), ("Cl_i", 1)):
        assert np.all(way * np.diff(course[name]) > 0), name
    assert course["swelling"][-1] > 300


def test_the_pump_itself_makes_only_one_millivolt() -> None:
    """Its net current over the sum of the leaks: 0.5 µA/cm² over 0.51 mS/cm²."""
    course = CELL.simulate([0, 1 / 600], pumping=0)
    assert course["V"][1] - course["V"][0] == pytest.approx(0.5 / 0.51, abs=0.05)
    assert 1.0 < numbers.first_second_mV() < 1.2  # by then the first potassium has left, too


def test_a_filled_cell_recovers_once_it_pumps_again() -> None:
    filled = CELL.simulate([0, 30], pumping=0)
    again = CELL.simulate([0, 600], {state: filled[state][-1] for state in CELL.states})
    assert again["Na_i"][-1] == pytest.approx(16.705, rel=1e-3)
    assert again["swelling"][-1] == pytest.approx(100, rel=1e-3)


# --- in the page ------------------------------------------------------------------------------------------------------


def test_the_page_follows_the_same_course_as_scipy(javascript: Any) -> None:
    load(javascript)
    for values in ({"pumping": 0.0}, {"pumping": 50.0, "leak_Na": 5.0}):
        here = CELL.simulate(HOURS, values, rtol=1e-11, atol=1e-13)
        there = run(javascript, CELL, HOURS, values, rtol=1e-9, atol=1e-11)
        assert there["ok"]
        for column, quantity in enumerate(CELL.outputs):
            size = np.abs(here[quantity]).max()
            assert np.abs(there["outputs"][:, column] - here[quantity]).max() <= 1e-6 * max(size, 0.1), quantity.name


def test_every_corner_of_the_sliders_runs_in_the_page(javascript: Any) -> None:
    load(javascript)
    for corner in itertools.product(*(quantity.range for quantity in CELL.inputs)):
        values = {quantity.name: value for quantity, value in zip(CELL.inputs, corner, strict=True)}
        answer = run(javascript, CELL, HOURS, values, rtol=1e-5, atol=1e-8, limit=300)
        assert answer["ok"], (values, answer["message"])
        at = dict(zip((quantity.name for quantity in CELL.outputs), answer["outputs"].T, strict=True))
        for name in ("Na_i", "K_i", "Cl_i", "X_i"):
            assert np.all((at[name] > 0) & (at[name] < 300)), (name, values)
        assert np.all((at["radius"] > 3) & (at["radius"] < 7)), values


def test_every_language_gives_the_same_cell(javascript: Any) -> None:
    check_parity(CELL, javascript)
