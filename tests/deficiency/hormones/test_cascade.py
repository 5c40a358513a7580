"""Renin, angiotensin, aldosterone: the published steady state, its closed form, and the gain of the loop."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.parity import check_parity
from sympy import diff, simplify

from electrolytes.deficiency.hormones.cascade import (
    CASCADE,
    CASCADE_IN_TIME,
    A_hat,
    b_AT1,
    brake,
    magnesium_on_aldosterone,
)

body = st.fixed_dictionaries({
    "Phi_md": st.floats(2, 5),
    "rsna": st.floats(0.5, 2),
    "P_ma": st.floats(70, 140),
    "C_sod": st.floats(135, 155),
    "c_ACE": st.floats(0.01, 2),
    "c_AT1": st.floats(0.005, 0.5),
    "N_rs": st.floats(0.25, 4),
})

# --- reference values -------------------------------------------------------------------------------------------------


def test_the_hormones_settle_where_the_published_model_does() -> None:
    at = CASCADE.evaluate()
    expected = {
        "nu_md": 0.9670087, "nu_rsna": 0.9981365, "nu_AT1": 1.041718, "PRC": 17.40709, "PRA": 17.69721,
        "AGT": 484176.6, "AngI": 7.366, "AngII": 4.665103, "AT1R": 13.73632, "AT2R": 5.30352, "Ang17": 13.74999,
        "AngIV": 0.8431747, "xi_K": 1.012262, "xi_at": 1.056049, "N_als": 1.068998, "C_al": 90.86485,
    }
    for name, value in expected.items():
        assert at[name] == pytest.approx(value, rel=5e-7), name


def test_the_model_in_time_begins_at_rest() -> None:
    rest = CASCADE_IN_TIME.steady_state()
    for state in CASCADE_IN_TIME.states:
        assert state.default == pytest.approx(float(rest[state]), rel=5e-7), state.name
    assert rest.stable


# --- exact laws -------------------------------------------------------------------------------------------------------


@given(body)
def test_the_closed_form_is_where_all_rates_are_zero(settings: dict[str, float]) -> None:
    at = CASCADE.evaluate(settings)
    states = {state: float(at[state]) for state in CASCADE_IN_TIME.states if state.name != "N_al"}
    rates = CASCADE_IN_TIME.function(
        {state.name: rate for state, rate in CASCADE_IN_TIME.rates.items()},
        list(CASCADE_IN_TIME.variables),
    )(*({**settings, **{state.name: value for state, value in states.items()}, "N_al": float(at["N_als"])}.get(
        quantity.name, quantity.default) for quantity in CASCADE_IN_TIME.variables))
    supply = {"PRC": float(at["PRC"]), "AGT": 577.04, "AngI": float(at["PRA"]), "AngII": float(at["PRA"])}
    for state, rate in zip(CASCADE_IN_TIME.states, rates, strict=True):
        assert abs(rate) < 1e-9 * supply.get(state.name, 100.0), state.name


def test_the_brake_is_a_power_law_so_the_loop_gain_is_the_same_everywhere() -> None:
    assert simplify(A_hat * diff(brake(A_hat), A_hat) / brake(A_hat) + b_AT1) == 0


@given(body, st.floats(0, 1))
def test_a_loop_of_gain_l_divides_what_disturbs_it_by_one_and_l(settings: dict[str, float], kept: float) -> None:
    drive = settings.pop("N_rs")
    at = CASCADE.evaluate(settings, N_rs=[drive, 1.3 * drive], feedback=kept)
    assert np.log(at["PRC"][1] / at["PRC"][0]) == pytest.approx(np.log(1.3) / (1 + 0.95 * kept), rel=1e-9)


@given(body)
def test_what_renin_makes_of_angiotensin_is_lost_or_bound(settings: dict[str, float]) -> None:
    at = CASCADE.evaluate(settings)
    value = {quantity.name: settings.get(quantity.name, quantity.default) for quantity in CASCADE.variables}
    lost = (value["c_NEP"] + np.log(2) / value["h_A1"]) * at["AngI"]
    lost += (value["c_ACE2"] + value["c_IIIV"] + value["c_AT2"] + np.log(2) / value["h_A2"]) * at["AngII"]
    bound = np.log(2) / value["h_AT1"] * at["AT1R"]
    assert at["PRA"] == pytest.approx(float(lost + bound), rel=1e-9)


# --- directions -------------------------------------------------------------------------------------------------------


def test_little_sodium_at_the_sensor_nerves_and_low_pressure_call_for_more() -> None:
    rest = CASCADE.evaluate()
    assert CASCADE.evaluate(Phi_md=3)["PRC"] > rest["PRC"]
    assert CASCADE.evaluate(rsna=1.5)["PRC"] > rest["PRC"]
    assert CASCADE.evaluate(P_ma=90)["C_al"] > rest["C_al"]
    assert CASCADE.evaluate(P_ma=120)["C_al"] == rest["C_al"]
    assert CASCADE.evaluate(C_K=5.3)["C_al"] > rest["C_al"] > CASCADE.evaluate(C_K=4.7)["C_al"]


def test_magnesium_leaves_aldosterone_alone_where_it_is_normal() -> None:
    law = magnesium_on_aldosterone()
    defaults = {quantity: quantity.default for quantity in law.free_symbols}
    assert law.subs(defaults) == 1


def test_every_language_gives_the_same_hormones(javascript: Any) -> None:
    check_parity(CASCADE, javascript, examples=15)
    check_parity(CASCADE_IN_TIME, javascript, examples=15)
