"""The clinics' formulas: reference values, how they hang together, and where each of them fails."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.essentials.fluids.compartments import BODY
from electrolytes.essentials.fluids.formulas import OSMOLALITY, PLASMA_SODIUM, liters_for, pull, rule_minus_mixed

# --- osmolality -------------------------------------------------------------------------------------------------------


def test_osmolality_by_both_formulas() -> None:
    at = OSMOLALITY.evaluate(Na_s=140, K_s=4, glucose=5, urea=5)
    assert at["validated"] == pytest.approx(292.59, abs=1e-9)
    assert at["bedside"] == pytest.approx(290, abs=1e-9)


@given(st.floats(110, 170), st.floats(36, 900), st.floats(3, 150))
def test_the_bedside_formula_in_milligrams(Na: float, glucose: float, bun: float) -> None:
    """2 Na + glucose/18 + BUN/2.8, with both in mg/dL."""
    at = OSMOLALITY.evaluate(Na_s=Na, glucose=glucose / 18, urea=bun / 2.8)
    assert at["bedside"] == pytest.approx(2 * Na + glucose / 18 + bun / 2.8, rel=1e-13)


def test_urea_counts_but_does_not_pull_on_cells() -> None:
    little, much = OSMOLALITY.evaluate(urea=5), OSMOLALITY.evaluate(urea=45)
    assert much["bedside"] - little["bedside"] == pytest.approx(40)
    assert much["effective"] == little["effective"]


def test_sodium_makes_nearly_all_of_the_pull() -> None:
    at = OSMOLALITY.evaluate()
    assert 2 * at["Na_s"] / at["effective"] > 0.95


def test_a_milliosmole_pulls_like_nineteen_millimeters_of_mercury() -> None:
    """Van 't Hoff at 37 °C, worked out apart: 8.314 J/(mol K) × 310.15 K × 1 mol/m³."""
    assert pull(1) == pytest.approx(8.314462618 * 310.15 / 133.322387415, rel=1e-12)
    assert pull(1) == pytest.approx(19.3, abs=0.05)


# --- plasma sodium ----------------------------------------------------------------------------------------------------


def test_neutral_urine() -> None:
    assert PLASMA_SODIUM.evaluate(Na_1=140)["isonatric"] == pytest.approx(158.9, abs=1e-9)


def test_edelmans_coefficients_are_those_of_plasma_water() -> None:
    """93 % of plasma is water: 1.11 and 25.6 become 1.03 and 23.8."""
    assert pytest.approx(1.03, abs=0.0051) == 0.93 * 1.11
    assert pytest.approx(23.8, abs=0.051) == 0.93 * 25.6
    at = PLASMA_SODIUM.evaluate(Na_1=140)
    assert 0.93 * at["Na_water"] == pytest.approx(140, abs=0.5)


volumes = st.floats(0, 4)
cases = st.fixed_dictionaries({"Na_1": st.floats(100, 165), "TBW": st.floats(20, 50), "c_inf": st.floats(0, 520)})


@given(cases)
def test_the_one_liter_rule_is_exact_for_one_liter_and_for_none(case: dict[str, float]) -> None:
    for liters in (0, 1):
        assert rule_minus_mixed(V_inf=liters, **case) == pytest.approx(0, abs=1e-10)


@given(cases, st.floats(0.05, 0.95), st.floats(1.05, 4))
def test_multiplied_it_undershoots_below_a_liter_and_overshoots_above(
    case: dict[str, float], less: float, more: float
) -> None:
    """Measured along the change: a straight line against a curve that flattens."""
    way = np.sign(case["c_inf"] - case["Na_1"])
    assert way * rule_minus_mixed(V_inf=less, **case) <= 1e-9
    assert way * rule_minus_mixed(V_inf=more, **case) >= -1e-9


def test_the_rule_misses_two_liters_by_less_than_one_millimole() -> None:
    assert rule_minus_mixed(V_inf=2) == pytest.approx(2 * 403 / 31 - 2 * 403 / 32, rel=1e-12)
    assert 0.7 < rule_minus_mixed(V_inf=2) < 0.9


def test_two_liters_of_thin_urine_matter_more_than_the_rules_error() -> None:
    without, with_urine = PLASMA_SODIUM.evaluate(V_inf=2), PLASMA_SODIUM.evaluate(V_inf=2, V_u=2, c_u=30)
    assert with_urine["Na_mixed"] - without["Na_mixed"] > 5 * rule_minus_mixed(V_inf=2)


def test_less_than_a_liter_of_strong_saline_reaches_the_days_limit() -> None:
    volume = liters_for(rise=8)
    assert 0.5 < volume < 0.7
    assert PLASMA_SODIUM.number("Na_mixed", V_inf=volume) == pytest.approx(118, abs=1e-9)


@given(st.floats(0, 3), st.floats(0, 520), st.floats(0, 4), st.floats(0, 140))
def test_exact_mixing_is_the_two_compartments(V_in: float, Na_in: float, V_out: float, Na_out: float) -> None:
    body = BODY.evaluate(V_in=V_in, Na_in=Na_in, V_out=V_out, Na_out=Na_out)
    mixed = PLASMA_SODIUM.evaluate(Na_1=140, TBW=42, V_inf=V_in, c_inf=Na_in, V_u=V_out, c_u=Na_out)
    assert mixed["Na_mixed"] == pytest.approx(float(body["Na_p"]), rel=1e-10)


@given(st.floats(100, 165), st.floats(20, 50), st.floats(0.1, 4))
def test_neutral_urine_leaves_the_concentration_as_it_is(Na: float, water: float, urine: float) -> None:
    neutral = (Na + 23.8) / 1.03  # the balance turned round, before its coefficients are rounded to 0.97 and 23.1
    at = PLASMA_SODIUM.evaluate(Na_1=Na, TBW=water, V_inf=0, V_u=urine, c_u=neutral)
    assert at["Na_fitted"] == pytest.approx(Na, rel=1e-12)
    assert at["free_water"] == pytest.approx(0, abs=1e-12)
    assert at["isonatric"] == pytest.approx(neutral, abs=0.25)


def test_normal_saline_can_lower_sodium_when_the_urine_is_concentrated() -> None:
    at = PLASMA_SODIUM.evaluate(Na_1=120, V_inf=1, c_inf=154, V_u=0.8, c_u=300)
    assert at["Na_fitted"] < 120 and at["Na_mixed"] < 120 < at["Na_rule"]
    assert at["free_water"] < 0


@pytest.mark.parametrize("model", [OSMOLALITY, PLASMA_SODIUM])
def test_every_corner_of_the_sliders_is_finite(model: Any) -> None:
    corners = np.array(list(itertools.product(*(quantity.range for quantity in model.inputs)))).T
    at = model.evaluate(**{quantity.name: corner for quantity, corner in zip(model.inputs, corners, strict=True)})
    for quantity in model.outputs:
        assert np.all(np.isfinite(at[quantity.name])), quantity.name
    if model is PLASMA_SODIUM:
        assert np.all(at["Na_mixed"] > 0)


@pytest.mark.parametrize("model", [OSMOLALITY, PLASMA_SODIUM])
def test_every_language_gives_the_same_formulas(model: Any, javascript: Any) -> None:
    check_parity(model, javascript)
