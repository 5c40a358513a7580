"""The latch bridge: published course, exact rest, and what the ring of four states must obey whatever its rates."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.parity import check_parity
from support.stiff import load, run
from sympy import Matrix, Rational, simplify, solve

from electrolytes.deficiency.latch_bridge import bridge, numbers
from electrolytes.deficiency.latch_bridge.bridge import CALCIUM_FORCE, LATCH, LATCH_STEADY, STATES
from electrolytes.mechanism.pump.cycle import rate_matrix

NAMES = [state.name for state in STATES]
SECONDS = np.array([0, 1, 5, 10, 30, 60, 120, 150, 240.0])

# --- reference values -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (5, {"phosphorylation": 0.52106, "force": 0.45748, "M": 0.29915, "Mp": 0.24337, "AMp": 0.27769,
             "AM": 0.17979}),
        (10, {"phosphorylation": 0.37768, "force": 0.61998}),
    ],
)
def test_the_published_course(seconds: float, expected: dict[str, float]) -> None:
    for of, value in expected.items():
        assert bridge.during(seconds, of) == pytest.approx(value, abs=1e-5), of


def test_force_at_rest_is_exact() -> None:
    assert LATCH_STEADY.evaluate(k_1=0.3)["force"] == pytest.approx(0.759375, rel=1e-14)
    exact = {bridge.k_1: Rational(3, 10), bridge.k_2: Rational(1, 2), bridge.k_3: Rational(2, 5),
             bridge.k_4: Rational(1, 10), bridge.k_5: Rational(1, 2), bridge.k_7: Rational(1, 100)}
    equations = bridge.at_rest()
    weights = {symbol: equations[symbol].subs(exact) for symbol in bridge.weight}
    assert sum(equations[state] for state in STATES[2:]).subs(weights) == Rational(243, 320)


@pytest.mark.parametrize(("calcium", "force"), [(190, 0.3424), (220, 0.4359), (347, 0.6758)])
def test_force_at_a_calcium(calcium: float, force: float) -> None:
    assert CALCIUM_FORCE.evaluate(Ca_i=calcium)["force"] == pytest.approx(force, abs=6e-5)


# --- exact laws -------------------------------------------------------------------------------------------------------


def test_the_linear_equations_of_the_page_give_the_rest_of_the_model() -> None:
    """Three balances and the sum, solved, are the weights of the ring over their sum."""
    matrix = rate_matrix(*bridge.ring(bridge.k_1, bridge.k_7))
    balances = [row[0] for row in (matrix * Matrix(STATES)).tolist()]
    solution = solve([*balances[:3], sum(STATES) - 1], STATES)
    equations = bridge.at_rest()
    for state in STATES:
        ring = equations[state].subs({symbol: equations[symbol] for symbol in bridge.weight})
        assert simplify(solution[state] - ring) == 0


def test_no_bridge_is_made_or_lost() -> None:
    assert sum(LATCH.rates.values()).expand() == 0
    course = LATCH.simulate(SECONDS)
    assert sum(course[name] for name in NAMES) == pytest.approx(1, rel=1e-8)


rates = st.fixed_dictionaries({"k_1": st.floats(0.003, 3), "k_7": st.floats(0.003, 10)})


@settings(max_examples=60)
@given(rates)
def test_at_rest_each_flux_is_balanced(values: dict[str, float]) -> None:
    at = LATCH_STEADY.evaluate(**values)
    assert all(0 < at[name] < 1 for name in NAMES)
    assert sum(float(at[name]) for name in NAMES) == pytest.approx(1, rel=1e-12)
    attach, detach = 0.4 * at["Mp"], at["J_cycle"]
    assert attach == pytest.approx(float(detach), rel=1e-9)
    off = 0.5 * (at["Mp"] + at["AMp"])
    assert at["J_phos"] == pytest.approx(float(off), rel=1e-9)


@settings(max_examples=40)
@given(rates)
def test_phosphorylation_at_rest_knows_nothing_of_attachment(values: dict[str, float]) -> None:
    """The kinase and the phosphatase treat free and attached bridges alike: two states in all, k1 / (k1 + k2)."""
    k_1 = values["k_1"]
    assert LATCH_STEADY.evaluate(**values)["phosphorylation"] == pytest.approx(k_1 / (k_1 + 0.5), rel=1e-12)


def test_force_never_exceeds_four_fifths_and_comes_near_with_half_the_phosphate() -> None:
    at = LATCH_STEADY.evaluate(k_1=np.geomspace(0.003, 1e4, 60))
    assert np.all(np.diff(at["force"]) > 0) and at["force"][-1] == pytest.approx(0.8, abs=1e-4)
    assert LATCH_STEADY.evaluate(k_1=0.3)["force"] > 0.94 * 0.8


def test_latch_holds_force_with_less_phosphate_and_less_atp() -> None:
    """The claim of the page: the same force with a seventh of the phosphate and a fraction of the ATP."""
    for force in (0.2, 0.3, 0.5):
        with_latch, without = numbers.kinase_for(force, 0.01), numbers.kinase_for(force, 10.0)
        assert with_latch < without / 10
        assert numbers.price(force, 0.01) < numbers.price(force, 10.0) / 5
    course = LATCH.simulate([0, 5, 60])
    assert course["phosphorylation"][2] < 0.75 * course["phosphorylation"][1]
    assert course["force"][2] > 1.6 * course["force"][1]


def test_calcium_makes_the_wall_contract_and_stay_contracted() -> None:
    at = CALCIUM_FORCE.evaluate(Ca_i=np.linspace(50, 500, 91))
    assert np.all(np.diff(at["force"]) > 0)
    assert at["force"][0] < 0.02 and at["force"][-1] > 0.7
    held = bridge.during(120, "force")
    assert bridge.during(130, "force") > 0.85 * held  # after the kinase is off, force outlives it by a minute and more
    assert bridge.during(130, "phosphorylation") < 0.01 * 0.375


def test_a_fifth_more_calcium_makes_a_third_more_force() -> None:
    tone, more = (numbers.percent_at("force", Ca_i=calcium) for calcium in (190, 228))
    assert more / tone == pytest.approx(4 / 3, abs=0.02)


def test_the_count_of_atp_is_the_models_own_flows() -> None:
    at = LATCH_STEADY.evaluate()
    assert at["ATP_use"] == pytest.approx(0.3 * float(at["M"] + at["AM"]) + 0.1 * float(at["AMp"])
                                          + 0.01 * float(at["AM"]), rel=1e-12)
    assert numbers.price(0.759375) == pytest.approx(100 * float(at["ATP_use"]), rel=1e-6)
    assert numbers.times_dearer(0.5, 0.01) == pytest.approx(1)


def test_the_course_ends_at_the_closed_form() -> None:
    course = LATCH.simulate([0, 239], k_first=0.2, k_hold=0.2, t_off=240, k_7=0.1)
    rest = LATCH_STEADY.evaluate(k_1=0.2, k_7=0.1)
    for name in NAMES:
        assert course[name][-1] == pytest.approx(float(rest[name]), abs=1e-6)


# --- in the page ------------------------------------------------------------------------------------------------------


def test_the_page_follows_the_same_course_at_every_corner_of_the_sliders(javascript: Any) -> None:
    load(javascript)
    for corner in itertools.product(*(quantity.range for quantity in LATCH.inputs)):
        values = {quantity.name: value for quantity, value in zip(LATCH.inputs, corner, strict=True)}
        there = run(javascript, LATCH, SECONDS, values)
        assert there["ok"], (values, there["message"])
        assert there["states"].sum(axis=1) == pytest.approx(1, rel=1e-6)
    for values in ({}, {"k_hold": 0.05, "t_off": 60.0}):
        here = LATCH.simulate(SECONDS, values, rtol=1e-10, atol=1e-12)
        there = run(javascript, LATCH, SECONDS, values)
        for column, state in enumerate(STATES):
            assert there["states"][:, column] == pytest.approx(here[state], abs=2e-3), (state, values)


@pytest.mark.parametrize("model", [LATCH, LATCH_STEADY, CALCIUM_FORCE], ids=lambda model: model.name)
def test_every_language_gives_the_same_bridges(model: Any, javascript: Any) -> None:
    check_parity(model, javascript, examples=60)
