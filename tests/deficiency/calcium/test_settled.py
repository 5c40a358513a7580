"""Calcium with magnesium held: the same rest as the whole model, and how far people are from it."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.deficiency.calcium import numbers
from electrolytes.deficiency.calcium.course import STEADY
from electrolytes.deficiency.calcium.settled import SETTLED

held = st.floats(0.15, 1.0)
food = st.floats(25, 400)


@pytest.mark.parametrize("eaten", [100, 60, 40, 20])
def test_held_where_the_body_rests_it_rests_there(eaten: float) -> None:
    rest = STEADY.steady_state(magnesium_eaten=eaten)
    at = SETTLED.evaluate(m=float(rest["m"]))
    for name in ("c", "P", "D", "g"):
        assert at[name] == pytest.approx(float(rest[name]), rel=1e-7), name
    assert at["needed"] == pytest.approx(eaten, rel=1e-7)


@given(held, food)
def test_calcitriol_is_made_as_fast_as_it_is_broken_down(m: float, calcium: float) -> None:
    at = SETTLED.evaluate(m=m, calcium_eaten=calcium)
    made = at["base"] + at["top"] / (1 + 0.018 * at["D"])
    assert made == pytest.approx(float(at["cleared"] * at["D"]), rel=1e-9)


@given(held, food)
def test_hormone_and_calcium_are_in_balance(m: float, calcium: float) -> None:
    at = SETTLED.evaluate(m=m, calcium_eaten=calcium)
    assert at["released"] == pytest.approx(float(0.08071 * at["P"]), rel=1e-8)
    assert at["gut_Ca"] + at["R"] == pytest.approx(float(at["into_bone_Ca"] + at["urine_Ca"]), rel=1e-8)


def test_as_magnesium_falls_the_hormone_rises_and_then_drops() -> None:
    at = SETTLED.evaluate(m=[0.65, 0.5, 0.42, 0.38, 0.3])["P"]
    assert at[0] < at[1] < at[2] > at[3] > at[4]


def test_twice_the_calcium_lifts_calcium_and_not_the_hormone() -> None:
    at = SETTLED.evaluate(m=0.3, calcium_eaten=[100, 200])
    assert at["c"][1] > 1.4 * at["c"][0]
    assert at["P"][1] == pytest.approx(float(at["P"][0]), rel=0.01)


def test_in_people_calcium_fell_less_and_the_hormone_did_not_rise() -> None:
    """26 volunteers: magnesium to 76 %, calcium to 98 %, hormone lower or the same in 20; patients: 45 %, 77 %."""
    for which in (0, 1):
        magnesium, calcium = numbers.people_percent(which, 0), numbers.people_percent(which, 1)
        assert numbers.held(magnesium, "c_percent") < calcium - 5
    assert numbers.held(numbers.people_percent(0, 0), "P_percent") > 115


def test_the_model_keeps_bone_and_kidney_hearing() -> None:
    """Nothing but hormones and calcium enters what bone gives: magnesium does not make it deaf."""
    from electrolytes.deficiency.calcium.body import RESORBED, D, P, R, m

    names = {quantity.name for quantity in RESORBED[R].free_symbols}
    assert {P.name, D.name} < names and m.name not in names


def test_with_a_gentle_slope_calcium_falls_all_the_same_and_the_hormone_looks_normal() -> None:
    usual = STEADY.steady_state(cliff=4)
    mild, severe = (STEADY.steady_state(magnesium_eaten=eaten, cliff=4) for eaten in (60, 20))
    assert severe["c"] / usual["c"] < 0.7
    assert severe["P"] / usual["P"] == pytest.approx(0.95, abs=0.02)
    assert mild["P"] / usual["P"] > 1.1  # so the slope is not what the volunteers show


def test_every_language_gives_the_same(javascript: Any) -> None:
    check_parity(SETTLED, javascript, examples=15)


def test_every_corner_has_a_solution() -> None:
    magnesium, calcium = np.array([0.15, 0.4, 1.0]).reshape(-1, 1, 1), np.array([25, 400.0]).reshape(-1, 1)
    at = SETTLED.evaluate(m=magnesium, calcium_eaten=calcium, vitamin=np.array([10, 300.0]))
    assert np.all(np.asarray(at["c"]) > 0) and np.all(np.asarray(at["P"]) > 0)
