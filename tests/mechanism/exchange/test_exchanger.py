"""The exchanger: published rest, exact laws of its standstill, and which way it runs."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.live import Explorable
from electrolytes.mechanism.exchange.diagram import exchanger
from electrolytes.mechanism.exchange.exchanger import (
    EXCHANGE,
    Ca_i,
    K_mK,
    Na_i,
    V_m,
    calcium_pump_current,
    sodium_pump_current,
)
from electrolytes.mechanism.exchange.numbers import calcium_ratio_thousands, more_after_a_squeeze
from electrolytes.model import Model, Quantity

voltages = st.floats(-100, 40)
sodium = st.floats(3, 30)
calcium = st.floats(20, 2000)


def at(**given: float) -> dict[str, float]:
    result = EXCHANGE.evaluate(**given)
    return {quantity.name: float(result[quantity]) for quantity in EXCHANGE.outputs}


def test_the_published_cell_at_rest() -> None:
    rest = at()
    assert rest["E_T"] == pytest.approx(25.33, abs=0.005)
    assert rest["E_Na"] == pytest.approx(71.33, abs=0.005)
    assert rest["E_Ca"] == pytest.approx(130.26, abs=0.005)
    assert rest["E_NCX"] == pytest.approx(-46.5, abs=0.05)
    assert rest["I_NCX"] == pytest.approx(-0.0934, abs=5e-5)


def test_its_pumps_at_rest() -> None:
    K_o = Quantity("K_o", unit="mM", default=5.0)
    pumps = Model("pumps", inputs=[V_m, Na_i, K_o], outputs={
        Quantity("I_NaK", unit="pA"): sodium_pump_current(V_m, Na_i, K_o),
        Quantity("I_PMCA", unit="pA"): calcium_pump_current(Ca_i),
    })
    assert pumps.evaluate()["I_NaK"] == pytest.approx(1.708, abs=5e-4)
    assert pumps.evaluate()["I_PMCA"] == pytest.approx(1.538, abs=5e-4)
    assert pumps.evaluate(Na_i=0)["I_NaK"] == 0
    assert K_mK.default == 1.6


def test_at_rest_it_runs_forward() -> None:
    rest = at()
    assert EXCHANGE.evaluate()["V_m"] < rest["E_NCX"]
    assert rest["I_NCX"] < 0  # one charge comes in with three sodium ions, against two of calcium
    assert rest["Ca_eq"] < 68


def test_with_half_of_the_pumps_it_has_turned_round() -> None:
    loaded = at(Na_i=12.847, Ca_nM=96.08, V_m=-59.40)
    assert loaded["E_NCX"] == pytest.approx(-70, abs=1)
    assert loaded["I_NCX"] > 0


@settings(max_examples=60, deadline=None)
@given(V_m=voltages, Na_i=sodium, Ca_nM=calcium)
def test_direction_follows_the_reversal_voltage(**given: float) -> None:
    there = at(**given)
    if abs(there["push"]) > 1e-6:
        assert math.copysign(1, there["I_NCX"]) == -math.copysign(1, there["push"])


@settings(max_examples=40, deadline=None)
@given(Na_i=sodium, Ca_nM=calcium)
def test_it_stands_still_at_its_reversal_voltage_whatever_its_kinetics(**given: float) -> None:
    E_NCX = at(**given)["E_NCX"]
    there = at(V_m=E_NCX, **given)
    assert there["I_NCX"] == pytest.approx(0, abs=1e-9)
    assert there["Ca_eq"] == pytest.approx(given["Ca_nM"], rel=1e-9)


@settings(max_examples=40, deadline=None)
@given(V_m=voltages, Na_i=st.floats(3, 14), times=st.floats(1.01, 2))
def test_the_cube(V_m: float, Na_i: float, times: float) -> None:
    less, more = at(V_m=V_m, Na_i=Na_i), at(V_m=V_m, Na_i=times * Na_i)
    assert more["Ca_eq"] / less["Ca_eq"] == pytest.approx(times**3, rel=1e-9)


def test_calcium_calls_it_to_work() -> None:
    assert more_after_a_squeeze() == pytest.approx(10.6, abs=0.05)
    assert calcium_ratio_thousands() == pytest.approx(29.3, abs=0.05)


def test_parity(javascript: Any) -> None:
    check_parity(EXCHANGE, javascript, examples=60)


def test_the_sentence_says_which_way() -> None:
    shown: Explorable = exchanger()
    ways = []
    for situation in shown._spec["presets"]:
        ways.append(at(**situation["values"])["push"] > 0)
    assert ways == [True, False, False, True, False]
