"""The cell with the pump of the first page: that pump and no other, and how little magnesium moves its sodium."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.parity import check_parity
from support.stiff import load, run

from electrolytes.essentials.magnesium.binding import MGATP
from electrolytes.mechanism.cell import magnesium as cell_magnesium
from electrolytes.mechanism.cell import rest as cell_rest
from electrolytes.mechanism.cell.magnesium import MAGNESIUM_CELL, sodium_gained
from electrolytes.mechanism.cell.pump_leak import CELL
from electrolytes.mechanism.cell.rest import CELL_AT_REST
from electrolytes.mechanism.pump.turnover import PUMP
from electrolytes.model import ModelError

cells = st.fixed_dictionaries(
    {
        "Mg_i": st.floats(0.005, 3),
        "ATP_total": st.floats(1, 10),
        "binding_set": st.sampled_from([0, 1, 2]),
        "pumps_left": st.floats(20, 100),
        "leak_Na": st.floats(0.8, 5),
        "K_e": st.floats(1, 15),
    }
)


@settings(max_examples=25)
@given(cells)
def test_its_pump_is_the_pump_of_the_first_page(settings: dict[str, float]) -> None:
    rest = MAGNESIUM_CELL.steady_state(**settings)
    bound = {name: float(rest[name]) for name in ("Mg_i", "ATP_total", "binding_set", "K_i")}
    assert rest["MgATP"] == pytest.approx(float(MGATP.evaluate(**bound)["MgATP"]), rel=1e-12)
    around = {name: float(rest[name]) for name in ("Na_i", "Na_e", "K_i", "K_e", "MgATP")}
    turnover = float(PUMP.evaluate(V_m=float(rest["V"]), **around)["v_pump"])
    assert rest["v_pump"] == pytest.approx(turnover, rel=1e-11)
    charge = 96485 / 6.02214e23
    assert rest["p"] == pytest.approx(
        charge * 4901.9681e8 * settings["pumps_left"] / 100 * turnover * 1e6, rel=1e-9)




@settings(max_examples=25)
@given(cells)
def test_at_rest_chloride_is_passive_the_leaks_are_as_three_to_two_and_particles_are_as_dense_as_outside(
    settings: dict[str, float],
) -> None:
    rest = MAGNESIUM_CELL.steady_state(**settings)
    assert rest["V"] == pytest.approx(float(rest["E_Cl"]), abs=1e-6)
    assert rest["J_Na"] / rest["J_K"] == pytest.approx(-1.5, rel=1e-6)
    assert sum(rest[name] for name in ("Na_i", "K_i", "Cl_i", "X_i")) == pytest.approx(300, rel=1e-12)
    assert rest.stable


def test_its_pumps_make_up_for_the_leak_of_the_resting_cell() -> None:
    rest, other = MAGNESIUM_CELL.steady_state(), CELL.steady_state()
    assert rest["p"] == pytest.approx(0.5, rel=1e-7)
    for name in ("Na_i", "K_i", "V", "w"):
        assert rest[name] == pytest.approx(float(other[name]), rel=1e-6)


# --- how much magnesium matters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ATP_total", "binding_set"), list(itertools.product((1.5, 4, 8), (0, 1, 2))))
def test_halved_magnesium_hardly_moves_sodium_when_free_atp_is_a_bystander(ATP_total: float, binding_set: int) -> None:
    before, after = (MAGNESIUM_CELL.steady_state(Mg_i=Mg, ATP_total=ATP_total, binding_set=binding_set)["Na_i"]
                     for Mg in (0.8, 0.4))
    assert 0 < after - before < 0.6


def test_halved_magnesium_in_the_healthy_cell_moves_sodium_by_a_twentieth_of_a_millimolar() -> None:
    assert sodium_gained(Mg_i=0.4) == pytest.approx(0.05, abs=0.01)


def test_extreme_depletion_fills_the_cell() -> None:
    sodium = [cell_magnesium.settled("Na_i", Mg_i=Mg) for Mg in (0.8, 0.05, 0.01, 0.001)]
    assert sodium == sorted(sodium) and sodium[1] < 18 and sodium[-1] > 60


def test_a_listening_pump_makes_up_for_lost_pumps() -> None:
    """Half of the pumps: sodium doubles. Half of a fixed rate: sodium rises sixfold."""
    listening, fixed = MAGNESIUM_CELL.steady_state(pumps_left=50), CELL.steady_state(pumping=50)
    assert listening["v_pump"] > 1.6 * MAGNESIUM_CELL.evaluate()["v_pump"]
    assert listening["Na_i"] < 40 < 100 < fixed["Na_i"]


def test_without_pumps_there_is_no_rest() -> None:
    with pytest.raises(ModelError, match="no steady state"):
        MAGNESIUM_CELL.steady_state(pumps_left=0)


# --- the rest in one line ---------------------------------------------------------------------------------------------


@settings(max_examples=20)
@given(cells)
def test_the_line_for_the_rest_is_the_rest_of_both_models(settings: dict[str, float]) -> None:
    share = settings.pop("pumps_left")
    line = CELL_AT_REST.evaluate(pumping=share, **settings)
    listening = MAGNESIUM_CELL.steady_state(pumps_left=share, **settings)
    fixed = CELL.steady_state(pumping=share, leak_Na=settings["leak_Na"], K_e=settings["K_e"])
    for ending, rest in (("own", listening), ("set", fixed)):
        for name, own in (("Na", "Na_i"), ("K", "K_i"), ("Cl", "Cl_i"), ("V", "V"), ("swelling", "swelling")):
            assert line[f"{name}_{ending}"] == pytest.approx(float(rest[own]), rel=2e-3, abs=2e-3), name


def test_every_corner_has_a_rest() -> None:
    corners = np.array(list(itertools.product(*(quantity.range for quantity in CELL_AT_REST.inputs)))).T
    at = CELL_AT_REST.evaluate(**{quantity.name: corner for quantity, corner in
                                  zip(CELL_AT_REST.inputs, corners, strict=True)})
    for ending in ("own", "set"):
        for name in ("Na", "K", "Cl"):
            assert np.all((at[f"{name}_{ending}"] > 0) & (at[f"{name}_{ending}"] < 300)), name
        assert np.all(at[f"swelling_{ending}"] > 97)


def test_the_fuller_the_pump_the_emptier_the_cell() -> None:
    at = CELL_AT_REST.evaluate(pumping=np.linspace(1, 100, 50))
    for name in ("Na_set", "Na_own", "swelling_set", "swelling_own"):
        assert np.all(np.diff(at[name]) < 0), name
    assert np.all(at["Na_own"] <= at["Na_set"] * (1 + 1e-6))
    assert cell_rest.settled("Na_own") == pytest.approx(16.705, rel=1e-3)


# --- in the page ------------------------------------------------------------------------------------------------------


def test_every_corner_of_the_sliders_runs_in_the_page(javascript: Any) -> None:
    load(javascript)
    for corner in itertools.product(*(quantity.range for quantity in MAGNESIUM_CELL.inputs)):
        values = {quantity.name: value for quantity, value in zip(MAGNESIUM_CELL.inputs, corner, strict=True)}
        answer = run(javascript, MAGNESIUM_CELL, [0, 5, 60], values, rtol=1e-5, atol=1e-8, limit=300)
        assert answer["ok"], (values, answer["message"])
        at = dict(zip((quantity.name for quantity in MAGNESIUM_CELL.outputs), answer["outputs"].T, strict=True))
        for name in ("Na_i", "K_i", "Cl_i", "X_i"):
            assert np.all((at[name] > 0) & (at[name] < 300)), (name, values)


def test_every_language_gives_the_same_cells(javascript: Any) -> None:
    check_parity(MAGNESIUM_CELL, javascript, examples=60)
    check_parity(CELL_AT_REST, javascript, examples=60)
