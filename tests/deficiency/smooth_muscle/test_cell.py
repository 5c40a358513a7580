"""The smooth-muscle cell: its published rest, what was computed apart from this book, and the laws of charge."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pytest
import sympy
from support.parity import check_parity

from electrolytes.deficiency.smooth_muscle.cell import BALANCES, CROSSING, MUSCLE, RATES, STATES, I_Ca, I_m
from electrolytes.deficiency.smooth_muscle.channels import I_NKCC, PUMPS, Ca_o, goldman, k
from electrolytes.deficiency.smooth_muscle.numbers import (
    gained,
    gained_without_exchanger,
    through_the_exchanger_percent,
)
from electrolytes.deficiency.smooth_muscle.quantities import (
    R_01,
    R_10,
    R_11,
    Ca_i,
    Ca_r,
    Ca_u,
    Cl_i,
    K_i,
    Na_i,
    V,
)
from electrolytes.deficiency.smooth_muscle.rest import CHARGE
from electrolytes.deficiency.smooth_muscle.store import STORE_RATES
from electrolytes.mechanism.exchange.exchanger import C_m, F
from electrolytes.model import q

REST_CURRENTS = {
    "I_NaK": 1.708, "I_NCX": -0.0934, "I_CaL": -0.585, "I_PMCA": 1.538, "I_Ca_NSC": -1.140, "I_Na_NSC": -4.790,
    "I_KATP": 1.684, "I_K": 1.038, "I_BK": 0.435, "I_Cl": -0.102, "I_NKCC": 0.107,
}
REST_POTENTIALS = {"E_Ca": 130.26, "E_Na": 71.33, "E_K": -84.49, "E_Cl": -19.42, "E_NCX": -46.5}
FOUR_HOURS = [  # change, V (mV), Ca (nM), Na, K, Cl (mM); from the published rest state
    ({}, -59.41, 68.17, 8.379, 140.97, 60.40),
    ({"pumping": 90}, -59.42, 71.15, 8.938, 138.87, 58.86),
    ({"pumping": 75}, -59.43, 77.29, 9.996, 134.86, 55.91),
    ({"pumping": 50}, -59.40, 96.08, 12.847, 123.98, 47.88),
    ({"opening": 120}, -59.18, 74.20, 8.418, 139.13, 58.60),
    ({"opening": 50}, -59.89, 55.11, 8.289, 144.82, 64.13),
]
LONG = [  # change, Ca (nM) after 600 min from the settled cell
    ({"pumping": 99.7}, 68.18), ({"pumping": 99}, 68.37), ({"pumping": 90}, 71.24), ({"opening": 105}, 69.59),
    ({"opening": 120}, 74.36),
]
TONED = [
    ({}, 146.4), ({"opening": 80}, 110.6), ({"opening": 110}, 168.2), ({"opening": 120}, 192.5),
    ({"pumping": 99.7}, 146.6), ({"pumping": 90}, 151.5),
]


@pytest.fixture(scope="module")
def settled() -> dict[str, float]:
    """The states of the cell ten hours after the published rest state, from which the long runs begin."""
    run = MUSCLE.simulate([0, 600], method="BDF")
    return {state.name: float(run[state][-1]) for state in STATES}


def ended(minutes: float, begun: Mapping[str, float] = MappingProxyType({}), **changes: float) -> dict[str, float]:
    run = MUSCLE.simulate([0, minutes], {**begun, **changes}, method="BDF")
    return {name: float(run[name][-1]) for name in ("V", "calcium", "Na_i", "K_i", "Cl_i")}


def test_it_is_the_whole_cell() -> None:
    assert len(MUSCLE.states) == 27


def test_the_published_rest_state_stands_still() -> None:
    at = MUSCLE.evaluate(t=0)
    known = {quantity: float(at[quantity]) for quantity in (*MUSCLE.settings, *MUSCLE.outputs, *MUSCLE.states)}
    rates = {state: abs(float(rate.xreplace(known).evalf())) for state, rate in RATES.items()}
    assert rates[V] < 1e-8
    assert rates[Na_i] < 1e-9
    assert rates[K_i] < 1e-7
    assert rates[Cl_i] < 1e-7
    assert rates[Ca_i] < 1e-10


@pytest.mark.parametrize("name", [*REST_CURRENTS, *REST_POTENTIALS])
def test_currents_and_potentials_at_rest(name: str) -> None:
    expected = {**REST_CURRENTS, **REST_POTENTIALS}[name]
    digits = 0.006 if name in REST_POTENTIALS and name != "E_NCX" else 0.05 if name == "E_NCX" else 6e-4
    assert float(MUSCLE.evaluate(t=0)[name]) == pytest.approx(expected, abs=digits)


@pytest.mark.parametrize(("change", "voltage", "Ca", "Na", "K", "Cl"), FOUR_HOURS)
def test_four_hours_after_a_change(change: dict[str, float], voltage: float, Ca: float, Na: float, K: float,
                                   Cl: float) -> None:
    after = ended(240, **change)
    assert after["V"] == pytest.approx(voltage, abs=0.01)
    assert [after[name] for name in ("calcium", "Na_i", "K_i", "Cl_i")] == pytest.approx([Ca, Na, K, Cl], rel=1e-3)


def test_the_settled_cell(settled: dict[str, float]) -> None:
    assert settled["V"] == pytest.approx(-59.44, abs=0.01)
    assert 1e6 * settled["Ca_i"] == pytest.approx(68.11, abs=0.01)
    assert [settled[name] for name in ("Na_i", "K_i", "Cl_i")] == pytest.approx([8.381, 141.26, 60.68], abs=0.01)


@pytest.mark.parametrize(("change", "Ca"), LONG)
def test_small_changes_of_the_settled_cell(settled: dict[str, float], change: dict[str, float], Ca: float) -> None:
    assert ended(600, settled, **change)["calcium"] == pytest.approx(Ca, abs=0.02)


@pytest.mark.parametrize(("change", "Ca"), TONED)
def test_the_toned_cell(settled: dict[str, float], change: dict[str, float], Ca: float) -> None:
    after = ended(600, settled, K_o=25.0, **change)
    assert after["calcium"] == pytest.approx(Ca, abs=0.1)
    if not change:
        assert after["V"] == pytest.approx(-39.2, abs=0.05)


def test_sodium_follows_within_minutes(settled: dict[str, float]) -> None:
    run = MUSCLE.simulate([0, 1, 5, 20], {**settled, "pumping": 50}, method="BDF")
    assert run["Na_i"][1:] == pytest.approx([9.64, 12.03, 12.97], abs=0.01)
    assert run["calcium"][1:] == pytest.approx([79.3, 89.3, 93.4], abs=0.1)


def test_the_exchanger_runs_forward_at_rest_and_backward_with_half_the_pump(settled: dict[str, float]) -> None:
    run = MUSCLE.simulate([0, 240], {**settled, "pumping": 50}, method="BDF")
    assert run["V"][0] < run["E_NCX"][0]
    assert run["I_NCX"][0] < 0
    assert run["E_NCX"][-1] == pytest.approx(-70, abs=1)
    assert run["V"][-1] > run["E_NCX"][-1]
    assert run["I_NCX"][-1] > 0


def test_half_the_pump_raises_sodium_and_calcium() -> None:
    assert gained(240, "calcium", pumping=50) == pytest.approx(28, abs=0.5)
    assert gained(240, "Na_i", pumping=50) == pytest.approx(4.47, abs=0.01)


def test_most_of_the_rise_goes_through_the_exchanger() -> None:
    assert gained_without_exchanger(240, pumping=50) < 3
    assert through_the_exchanger_percent(240, pumping=50) > 85


# --- exact laws -------------------------------------------------------------------------------------------------------


def test_charge_in_the_cell_and_on_the_membrane_change_alike() -> None:
    """dCHARGE/dt is 0 as an identity, whatever the state: currents that cross as ions cross as charge."""
    rates = {**BALANCES, **STORE_RATES}
    change = sum(CHARGE.diff(state) * rates[state] for state in (V, Na_i, K_i, Cl_i, Ca_i, Ca_u, Ca_r))
    plain = change.xreplace(CROSSING).xreplace({literal: literal.value for literal in change.atoms(type(q(1, "mM")))})
    assert sympy.simplify(plain) == 0


def test_charge_is_kept_in_a_run() -> None:
    run = MUSCLE.simulate([0, 1, 60, 240], pumping=50, K_o=25, NE=1)
    known = {quantity: quantity.default for quantity in (*k.values(), F, C_m)}
    kept = sympy.lambdify([V, Na_i, K_i, Cl_i, Ca_i, Ca_u, Ca_r], CHARGE.xreplace(known))
    charges = kept(*(run[name] for name in ("V", "Na_i", "K_i", "Cl_i", "Ca_i", "Ca_u", "Ca_r")))
    assert charges == pytest.approx(charges[0], rel=1e-8)


def test_the_cotransporter_carries_no_charge() -> None:
    assert I_NKCC not in CROSSING[I_m].free_symbols
    whole = CROSSING[I_m] - sum(CROSSING[quantity] for quantity in CROSSING if quantity.name in
                                ("I_Ca", "I_Na", "I_Kall", "I_Clall"))
    assert sympy.expand(whole) == 0


def test_release_channels_add_up_to_one() -> None:
    """No state of the release channels falls below 0, and the fourth share is what the three leave."""
    run = MUSCLE.simulate(np.linspace(0, 60, 7), K_o=25, NE=1)
    shares = np.array([run[quantity.name] for quantity in (R_01, R_10, R_11)])
    assert (shares >= 0).all()
    assert (shares.sum(axis=0) <= 1).all()


def test_goldman_current_at_zero_voltage() -> None:
    """At 0 mV the current is P A z F (inside − outside), by diffusion alone."""
    current = goldman(k["P_CaL"] * k["A_m"], 2, Ca_i, Ca_o)
    drive = next(symbol for symbol in current.free_symbols if symbol.name == "u")
    limit = 1e6 * 1.88e-5 * 2.5e-5 * 2 * 96487 * (6.82554607e-5 - 2.0)
    known = {quantity: quantity.default for quantity in (*k.values(), F, Ca_i, Ca_o)}
    assert float(current.xreplace({**known, drive: sympy.Integer(0)}).evalf()) == pytest.approx(limit, rel=1e-12)


def test_the_exchanger_stands_still_at_its_own_voltage() -> None:
    at = MUSCLE.evaluate(t=0)
    assert float(MUSCLE.evaluate(t=0, V=float(at["E_NCX"]))["I_NCX"]) == pytest.approx(0, abs=1e-12)
    assert float(MUSCLE.evaluate(t=0, V=float(at["E_NCX"]) + 1)["I_NCX"]) > 0


def test_parity(javascript: object) -> None:
    check_parity(MUSCLE, javascript, examples=30)


def test_no_constant_is_left_idle() -> None:
    used = set().union(*(expr.free_symbols for expr in (*MUSCLE.equations.values(), *MUSCLE.rates.values())))
    assert set(k.values()) <= used
    assert {C_m, F} <= used
    assert I_Ca in used
    assert PUMPS
