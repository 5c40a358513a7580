"""What is true of the sodium–potassium pump: published values, exact laws of cycles and of energy."""

import itertools
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.optimize import brentq
from support.parity import check_parity
from sympy import Matrix, Rational, expand, simplify, symbols, zeros

from electrolytes.mechanism.pump import numbers
from electrolytes.mechanism.pump import turnover as pump
from electrolytes.mechanism.pump.cycle import net_drive, rate_matrix, state_weights
from electrolytes.mechanism.pump.turnover import PUMP

# --- published and reference values ---------------------------------------------------------------------------------

VOLTAGES = [-100, -80, -40, 0, 40]
NO_PRODUCTS = {"K_i": 0, "K_e": 5.4, "Na_i": 50, "MgATP": 10, "MgADP": 0, "Pi_total": 0, "pH": 7.4}
turnover = PUMP.function({"v": PUMP.quantity("v_pump")}, inputs=PUMP.inputs)


def v_pump(**changed: float) -> float:
    """Turnover alone, so that no logarithm of zero is asked for where a product is absent."""
    return float(turnover(*(changed.get(quantity.name, quantity.default) for quantity in PUMP.inputs))[0])


@pytest.mark.parametrize(
    ("Na_e", "expected"), [(50, [45.41, 47.51, 50.61, 53.17, 55.59]), (150, [21.59, 30.28, 44.11, 51.24, 55.05])]
)
def test_published_voltage_curves(Na_e: float, expected: list[float]) -> None:
    assert [v_pump(V_m=V, Na_e=Na_e, **NO_PRODUCTS) for V in VOLTAGES] == pytest.approx(expected, abs=0.0051)


@pytest.mark.parametrize(("Na_i", "expected"), [(10, 7.7354), (15, 13.738), (20, 19.262)])
def test_reference_turnover(Na_i: float, expected: float) -> None:
    assert PUMP.evaluate(Na_i=Na_i)["v_pump"] == pytest.approx(expected, rel=5e-5)


@pytest.mark.parametrize(("MgATP", "expected"), [(0.05, 2.313), (0.2, 5.012), (1, 7.118), (5, 7.762), (20, 7.895)])
def test_dependence_on_mgatp(MgATP: float, expected: float) -> None:
    assert PUMP.evaluate(MgATP=MgATP, K_i=145, K_e=5.4)["v_pump"] == pytest.approx(expected, abs=0.00051)


def test_sodium_makes_up_for_lost_pumping() -> None:
    assert numbers.sodium_to_make_up(0) == pytest.approx(10, rel=1e-12)
    sodium = numbers.sodium_to_make_up(25)
    assert 0.75 * v_pump(Na_i=sodium) == pytest.approx(v_pump(), rel=1e-10)


def test_apparent_half_saturations() -> None:
    assert numbers.half_saturating_potassium() == pytest.approx(1.384, abs=0.0006)
    assert numbers.half_saturating_MgATP() == pytest.approx(0.1140, abs=0.00006)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (0.8, 0.4, "-0.14 -0.27 -0.68 -0.39 -0.77 -1.9"),
        (0.186, 0.127, "-0.27 -0.53 -1.3 -0.77 -1.5 -3.6"),
        (0.8, 0.05, "-2.0 -3.9 -9.4 -5.6 -10 -23"),
    ],
)
def test_less_magnesium_hardly_slows_the_pump_if_mgatp_is_only_substrate(
    before: float, after: float, expected: str
) -> None:
    for (K_d, ATP), percent in zip(itertools.product((0.08, 0.23), (8, 4, 1.5)), expected.split(), strict=True):
        slow, fast = (v_pump(MgATP=ATP * free / (free + K_d)) for free in (after, before))
        digits = len(percent.partition(".")[2])
        assert f"{100 * (slow / fast - 1):.{digits}f}" == percent


# --- what sets the speed ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "helps_most"), [({}, "Na_i"), ({"Na_i": 20}, "Na_i"), ({"K_e": 0.5}, "K_e"), ({"Na_i": 100}, "K_e")]
)
def test_twice_as_much_helps_most_where_the_pump_waits(cell: dict[str, float], helps_most: str) -> None:
    at = {quantity: cell.get(quantity.name, quantity.default) for quantity in PUMP.inputs}
    faster = {}
    for ligand in (pump.Na_i, pump.K_e, pump.MgATP):
        doubled = PUMP.function({"v": pump.turnover_with_twice(ligand)}, inputs=PUMP.inputs)
        faster[ligand.name] = float(doubled(*at.values())[0])
        assert faster[ligand.name] == pytest.approx(v_pump(**(cell | {ligand.name: 2 * at[ligand]})), rel=1e-12)
    assert max(faster, key=lambda name: faster[name]) == helps_most


def test_the_curve_of_mgatp_is_flat_though_its_site_is_nearly_empty() -> None:
    assert numbers.percent_of_closed_with_MgATP() == pytest.approx(4.75, abs=0.01)
    assert numbers.percent_of_open_with_potassium() == pytest.approx(59.8, abs=0.1)
    assert numbers.percent_in_state(4) < 2 < 85 < numbers.percent_in_state(1)
    assert 0 < numbers.loss_percent(MgATP=3.5) < 2


def test_half_the_potassium_slows_the_pump_more_than_half_the_mgatp() -> None:
    assert numbers.loss_percent(K_e=2.5) == pytest.approx(17.6, abs=0.05)
    assert numbers.loss_percent(K_e=2.5) > 10 * numbers.loss_percent(MgATP=3.5)


def test_voltage_matters_less_with_less_sodium_outside() -> None:
    """The charge of a turn is the same; what is gone is the sodium that a negative inside drives back into its site."""
    steep, flat = (v_pump(V_m=-100, Na_e=Na_e) / v_pump(Na_e=Na_e) for Na_e in (140, 20))
    assert steep < 0.75 < 0.9 < flat
    costs = [float(PUMP.evaluate(V_m=V, Na_e=20)["W_ions"]) for V in (-100, -50)]
    assert costs[0] - costs[1] == pytest.approx(4.824, abs=0.001)


# --- a cycle at its steady state ------------------------------------------------------------------------------------


def slider(quantity_name: str) -> st.SearchStrategy[float]:
    """Any setting of a slider; where it is logarithmic, evenly over its decades."""
    quantity = PUMP.quantity(quantity_name)
    low, high = quantity.range
    if quantity.scale == "log":
        return st.floats(math.log(low), math.log(high)).map(math.exp).map(lambda x: min(max(x, low), high))
    return st.floats(low, high)


cells = st.fixed_dictionaries({quantity.name: slider(quantity.name) for quantity in PUMP.inputs})


@given(cells)
def test_every_pump_is_in_one_of_the_four_states(cell: dict[str, float]) -> None:
    at = PUMP.evaluate(**cell)
    shares = [float(at[f"p_{j}"]) for j in (1, 2, 3, 4)]
    assert sum(shares) == pytest.approx(1, rel=1e-14)
    assert all(0 < share < 1 for share in shares)


@given(cells)
def test_in_the_steady_state_each_step_carries_the_same_net_flux(cell: dict[str, float]) -> None:
    at = PUMP.evaluate(**cell)
    busiest = max(float(at[f"J_{j}p"]) for j in (1, 2, 3, 4))
    for j in (1, 2, 3, 4):
        assert at[f"J_{j}"] == pytest.approx(float(at["v_pump"]), abs=1e-12 * busiest)


@given(cells)
def test_direction_follows_the_free_energy(cell: dict[str, float]) -> None:
    at = PUMP.evaluate(**cell)
    assume(abs(at["A_pump"]) > 1e-9)
    assert math.copysign(1, at["v_pump"]) == math.copysign(1, at["A_pump"])


@given(cells)
def test_forward_over_backward_round_the_cycle_is_the_free_energy(cell: dict[str, float]) -> None:
    """Detailed balance: the product of the ratios is exp(A/RT), with A from concentrations and voltage alone."""
    at = PUMP.evaluate(**cell)
    ratio = sum(math.log(at[f"a_{j}p"] / at[f"a_{j}m"]) for j in (1, 2, 3, 4))
    assert ratio == pytest.approx(float(at["A_pump"]) * 1000 / (8.314 * 310), rel=1e-12, abs=1e-11)


@given(cells)
def test_the_kinetic_pump_stands_still_at_the_thermodynamic_reversal_voltage(cell: dict[str, float]) -> None:
    """Two independent computations: the root of the rate equation, and the energy balance."""
    expected = float(PUMP.evaluate(**cell)["V_rev"])
    assume(abs(expected) < 590)

    def at_voltage(V: float) -> float:
        return v_pump(**(cell | {"V_m": V}))

    root = brentq(at_voltage, max(expected - 30, -600), min(expected + 30, 600), xtol=1e-13, rtol=1e-14)
    assert root == pytest.approx(expected, abs=1e-9)


@given(cells)
def test_the_pump_runs_faster_with_more_substrate(cell: dict[str, float]) -> None:
    v = v_pump(**cell)
    slack = 1e-12 * max(1.0, abs(v))
    assert v_pump(**(cell | {"MgATP": cell["MgATP"] * 1.1})) >= v - slack
    assert v_pump(**(cell | {"MgADP": cell["MgADP"] * 1.1})) <= v + slack


def test_every_corner_of_the_sliders_is_finite_and_below_the_slowest_rate() -> None:
    corners = np.array(list(itertools.product(*(quantity.range for quantity in PUMP.inputs)))).T
    at = PUMP.evaluate(**{quantity.name: corner for quantity, corner in zip(PUMP.inputs, corners, strict=True)})
    for quantity in PUMP.outputs:
        assert np.all(np.isfinite(at[quantity.name])), quantity.name
    assert np.max(at["v_pump"]) < 194.4506  # step 3 cannot be beaten


def test_derived_standard_energy_of_atp_is_the_textbooks() -> None:
    """At pH 7 and 1 M of the rest, some −30 kJ/mol: it comes out of the rate constants, nobody put it in."""
    at_pH_7 = float(PUMP.evaluate()["G_ATP_0"]) + 8.314e-3 * 310 * math.log(1e-7)
    assert at_pH_7 == pytest.approx(-30, abs=1.5)
    assert numbers.standard_payment(7) == pytest.approx(-at_pH_7, rel=1e-12)


def test_atp_pays_nearly_what_was_measured_in_cells() -> None:
    """In heart, liver and red cells of rats, 54 to 58 kJ/mol; with a wrong constant it would be twice that."""
    assert PUMP.evaluate()["G_paid"] == pytest.approx(62.55, abs=0.01)
    assert 54 < PUMP.evaluate(MgADP=0.3)["G_paid"] < 58
    assert PUMP.evaluate(K_MgATP=1.698e-7)["G_paid"] > 110


def test_gradients_cost_what_nernst_says() -> None:
    at = PUMP.evaluate(Na_i=14, Na_e=140, K_i=50, K_e=5, V_m=0)
    per_tenfold = 8.314e-3 * 310 * math.log(10)
    assert at["W_Na"] == pytest.approx(3 * per_tenfold, rel=1e-13)
    assert at["W_K"] == pytest.approx(2 * per_tenfold, rel=1e-13)
    assert PUMP.evaluate(V_m=-100)["W_ions"] - PUMP.evaluate(V_m=0)["W_ions"] == pytest.approx(9.6485, rel=1e-12)


# --- the derivation -------------------------------------------------------------------------------------------------


def test_king_altman_solves_the_balance_of_states() -> None:
    forward, backward = symbols("f1:5", positive=True), symbols("b1:5", positive=True)
    weights = state_weights(forward, backward)
    assert (rate_matrix(forward, backward) * Matrix(weights)).expand() == zeros(4, 1)
    assert len(expand(sum(weights)).args) == 16


def test_turnover_is_one_way_round_minus_the_other() -> None:
    forward, backward = symbols("f1:5"), symbols("b1:5")
    f1, f2, f3, f4 = forward
    b1, b2, b3, b4 = backward
    assert simplify(net_drive(forward, backward) - (f1 * f2 * f3 * f4 - b1 * b2 * b3 * b4)) == 0


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(1, 50)), min_size=3, max_size=6))
def test_any_cycle_is_solved_exactly(rates: list[tuple[int, int]]) -> None:
    forward, backward = [Rational(f) for f, _ in rates], [Rational(b) for _, b in rates]
    weights = Matrix(state_weights(forward, backward))
    assert rate_matrix(forward, backward) * weights == zeros(len(rates), 1)


def test_every_language_gives_the_same_pump(javascript: Any) -> None:
    """All but the net flux of single steps, the difference of two large numbers (equal to the turnover, see above)."""
    outputs = {quantity.name: quantity for quantity in PUMP.outputs if quantity not in pump.net}
    check_parity(PUMP, javascript, expressions=outputs)
