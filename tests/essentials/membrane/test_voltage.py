"""Ions and voltage: reference values, and the exact laws of equilibrium and of the constant field."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.essentials.membrane import numbers
from electrolytes.essentials.membrane.squid import SQUID
from electrolytes.essentials.membrane.voltage import HELD, MEMBRANE
from electrolytes.model import Model

BODY_RT_F = 26.727  # mV at 37 °C

# --- reference values -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ion", "expected"), [("E_Na", 66.60), ("E_K", -93.72), ("E_Ca", 125.52), ("E_Mg", 1.27)]
)
def test_equilibrium_voltages_at_body_temperature(ion: str, expected: float) -> None:
    at = MEMBRANE.evaluate(Na_e=145, Na_i=12, K_e=4.2, K_i=140, Ca_e=1.2, Ca_i=100, Mg_e=0.55, Mg_i=0.5)
    assert at[ion] == pytest.approx(expected, abs=0.0051)
    assert at["E_T"] == pytest.approx(BODY_RT_F, abs=0.00051)


def test_the_squids_axon_at_18_degrees() -> None:
    at = SQUID.evaluate()
    expected = {"V_rest": -59.17, "E_K": -75.16, "E_Na": 54.56, "E_Cl": -58.72}
    for name, value in expected.items():
        assert at[name] == pytest.approx(value, abs=0.0051), name
    assert SQUID.evaluate(Cl_e=560)["V_rest"] == pytest.approx(-59.52, abs=0.0051)


def test_magnesium_at_rest_at_minus_60_would_be_89_times_more_concentrated_inside() -> None:
    at = HELD.evaluate(V_m=-60)
    assert round(float(at["at_rest_2"])) == 89
    assert 0.5 < at["Mg_i"] / at["Mg_e"] < 1.5  # it is about equal
    assert at["W_Mg"] > 0  # so it has to be carried out, uphill


def test_magnesium_must_be_carried_out_in_every_resting_cell() -> None:
    """Over all free magnesium found in cells, and all resting voltages of nerve and muscle."""
    for Mg_i, V in itertools.product((0.2, 0.5, 1.0), (-90, -60)):
        assert HELD.evaluate(V_m=V, Mg_i=Mg_i)["W_Mg"] > 5
        assert HELD.evaluate(V_m=V, Mg_i=Mg_i)["W_Mg"] < 2 * HELD.evaluate(V_m=V, Mg_i=Mg_i)["G_Na"]


def test_one_sodium_ion_pays_at_minus_60_but_not_at_minus_80() -> None:
    """An exchange one for one gives out where muscle rests; two for one has energy to spare at both voltages."""
    for voltage, enough in ((-60, True), (-80, False)):
        at = HELD.evaluate(V_m=voltage)
        assert bool(at["G_Na"] >= at["W_Mg"]) is enough
        assert 2 * at["G_Na"] > 1.5 * at["W_Mg"]


@given(st.sampled_from([1, 2]), st.floats(-95, -50), st.floats(5, 40))
def test_where_the_exchange_stands_still_pay_equals_cost(ions: int, V: float, Na_i: float) -> None:
    lowest = numbers.lowest_magnesium(ions, V_m=V, Na_i=Na_i)
    at = HELD.evaluate(V_m=V, Na_i=Na_i, Mg_i=lowest)
    assert ions * at["G_Na"] == pytest.approx(float(at["W_Mg"]), abs=1e-9)


# --- what the page says of a resting cell ---------------------------------------------------------------------------


def test_three_millimolar_of_potassium_weigh_more_than_twenty_of_sodium() -> None:
    assert 8 < numbers.shift(K_e=7.2) < 9
    assert -7 < numbers.shift(K_e=2.5) < -6
    assert -1 < numbers.shift(Na_e=120, Cl_e=84) < 0
    assert abs(numbers.shift(Na_e=120)) < 1.5


def test_sodium_is_most_of_the_positive_charge_outside() -> None:
    assert numbers.sodium_share_percent() == pytest.approx(100 * 140 / (140 + 4.2 + 2 * 0.55 + 2 * 1.2))
    assert numbers.sodium_share_percent() > 90


def test_no_more_than_a_trace_of_the_ions_makes_the_voltage() -> None:
    assert numbers.thousands_of_potassium() > 10
    assert 1 < numbers.minutes_to_double_sodium() < 10


@given(st.floats(-75, 50))
def test_any_voltage_has_its_permeability(voltage: float) -> None:
    open_to_sodium = numbers.sodium_permeability_for(voltage)
    assert MEMBRANE.evaluate(P_Na=open_to_sodium)["V_m"] == pytest.approx(voltage, abs=1e-10)


def test_the_voltage_with_a_pump_is_that_of_mullins_and_noda() -> None:
    """Two ways: the root of 2 I_Na + 3 I_K, and the closed formula with potassium weighted by 3/2."""
    at = MEMBRANE.evaluate()
    outside = 1.5 * at["K_e"] + at["P_Na"] * at["Na_e"]
    inside = 1.5 * at["K_i"] + at["P_Na"] * at["Na_i"]
    assert numbers.pumped_voltage() == pytest.approx(float(at["E_T"]) * math.log(outside / inside), abs=1e-9)


# --- exact laws -----------------------------------------------------------------------------------------------------


def settings_of(model: Model) -> st.SearchStrategy[dict[str, float]]:
    """Any setting of all sliders."""

    def slider(low: float, high: float, scale: str) -> st.SearchStrategy[float]:
        if scale == "log":
            return st.floats(math.log(low), math.log(high)).map(lambda x: min(max(math.exp(x), low), high))
        return st.floats(low, high)

    return st.fixed_dictionaries(
        {quantity.name: slider(*quantity.range, quantity.scale) for quantity in model.inputs if quantity.range}
    )


@given(settings_of(MEMBRANE))
def test_at_rest_the_currents_carry_no_charge(cell: dict[str, float]) -> None:
    at = MEMBRANE.evaluate(**cell)
    currents = [float(at[name]) for name in ("I_K", "I_Na", "I_Cl")]
    assert sum(currents) == pytest.approx(0, abs=1e-12 * max(map(abs, currents)))


@given(settings_of(MEMBRANE))
def test_the_resting_voltage_lies_between_those_of_the_ions(cell: dict[str, float]) -> None:
    at = MEMBRANE.evaluate(**cell)
    own = [float(at[name]) for name in ("E_K", "E_Na", "E_Cl")]
    assert min(own) - 1e-10 <= at["V_m"] <= max(own) + 1e-10


@given(settings_of(HELD))
def test_each_ion_goes_the_way_it_is_pushed_and_stands_still_at_its_own_voltage(cell: dict[str, float]) -> None:
    at = HELD.evaluate(**cell)
    for ion in ("K", "Na", "Cl"):
        force = float(at[f"D_{ion}"])  # above the ion's own voltage the current is outward
        if abs(force) > 1e-9:
            assert math.copysign(1, at[f"I_{ion}"]) == math.copysign(1, force)
        still = HELD.evaluate(**(cell | {"V_m": float(at[f"E_{ion}"])}))
        assert still[f"I_{ion}"] == pytest.approx(0, abs=2e-8)


@given(settings_of(HELD))
def test_outward_over_inward_flux_is_the_driving_force(cell: dict[str, float]) -> None:
    """Ussing's ratio: with one side emptied at a time, the two one-way fluxes stand as exp(D/(RT/F))."""
    nothing = 1e-9
    for ion in ("K", "Na"):
        out = float(HELD.evaluate(**(cell | {f"{ion}_e": nothing}))[f"I_{ion}"])
        into = -float(HELD.evaluate(**(cell | {f"{ion}_i": nothing}))[f"I_{ion}"])
        at = HELD.evaluate(**cell)
        assert math.log(out / into) == pytest.approx(float(at[f"D_{ion}"] / at["E_T"]), abs=1e-6)


@given(st.floats(0.5, 20), st.floats(-120, 60))
def test_a_doubled_charge_halves_the_voltage(fold: float, V: float) -> None:
    at = HELD.evaluate(K_i=140, K_e=140 / fold, Mg_i=0.5, Mg_e=0.5 / fold, V_m=V)
    assert at["E_Mg"] == pytest.approx(float(at["E_K"]) / 2, abs=1e-12)
    assert at["at_rest_2"] == pytest.approx(float(at["at_rest_1"]) ** 2, rel=1e-13)
    assert at["at_rest_1"] * at["at_rest_Cl"] == pytest.approx(1, rel=1e-14)


def test_the_current_is_a_number_at_zero_millivolts() -> None:
    at = HELD.evaluate(V_m=0)
    plain = 1e-6 * 96485.332 * (140 - 4.2)  # diffusion alone: permeability times difference of concentrations
    assert at["I_K"] == pytest.approx(plain, rel=1e-12)


def test_a_membrane_open_to_one_ion_takes_its_voltage() -> None:
    at = MEMBRANE.evaluate(P_Na=0, P_Cl=0)
    assert at["V_m"] == pytest.approx(float(at["E_K"]), abs=1e-12)
    at = MEMBRANE.evaluate(P_K=0, P_Na=0)
    assert at["V_m"] == pytest.approx(float(at["E_Cl"]), abs=1e-12)


@pytest.mark.parametrize("model", [HELD, MEMBRANE, SQUID])
def test_every_corner_of_the_sliders_is_finite(model: Model) -> None:
    varied = [quantity for quantity in model.inputs if quantity.name not in ("Mg_e", "Mg_i", "Ca_e", "Ca_i")]
    corners = np.array(list(itertools.product(*(quantity.range for quantity in varied if quantity.range)))).T
    at = model.evaluate(dict(zip(varied, corners, strict=True)))
    for quantity in model.outputs:
        values = np.asarray(at[quantity.name])
        assert np.all(np.isfinite(values)), quantity.name
        if quantity.unit == "mV":
            assert np.all(np.abs(values) < 280), quantity.name


@pytest.mark.parametrize("model", [HELD, MEMBRANE, SQUID])
def test_every_language_gives_the_same_membrane(model: Model, javascript: Any) -> None:
    check_parity(model, javascript)
