"""Both accounts of how much magnesium limits the pump: reference values, and what they must agree on."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parity import check_parity

from electrolytes.mechanism.magnesium_limit import MAGNESIUM_LIMIT, substrate_law
from electrolytes.mechanism.pump import PUMP


@pytest.mark.parametrize(
    ("ATP_total", "binding_set", "loss"), [(8, 0, 13.9), (8, 1, 26.2), (1.5, 0, 12.9), (1.5, 1, 25.0)]
)
def test_halving_free_magnesium_slows_the_pump_by_up_to_a_quarter_if_free_atp_competes(
    ATP_total: float, binding_set: int, loss: float
) -> None:
    at = MAGNESIUM_LIMIT.evaluate(Mg_i=0.4, Mg_ref=0.8, ATP_total=ATP_total, binding_set=binding_set)
    assert at["slowing_b"] == pytest.approx(loss, abs=0.11)  # the table's constants were rounded to 0.08 and 0.23 mM


@given(st.floats(0.001, 20))
def test_the_law_of_substrate_alone_is_the_pump_itself(MgATP: float) -> None:
    plateau, stall, half = substrate_law()
    by_the_cycle = float(PUMP.evaluate(MgATP=MgATP)["v_pump"])
    assert plateau * (MgATP - stall) / (MgATP + half) == pytest.approx(by_the_cycle, rel=1e-10, abs=1e-12)


@given(st.floats(0.05, 3), st.floats(1, 10), st.sampled_from([0, 1, 2]))
def test_both_accounts_agree_that_healthy_is_healthy_and_less_is_not_more(Mg: float, ATP: float, which: int) -> None:
    at = MAGNESIUM_LIMIT.evaluate(Mg_i=Mg, Mg_ref=Mg, ATP_total=ATP, binding_set=which)
    assert at["speed_a"] == pytest.approx(100, rel=1e-13)
    assert at["speed_b"] == pytest.approx(100, rel=1e-13)
    less = MAGNESIUM_LIMIT.evaluate(Mg_i=Mg / 2, Mg_ref=Mg, ATP_total=ATP, binding_set=which)
    assert 0 < less["slowing_a"] < less["slowing_b"] < 100


@settings(max_examples=20)
@given(st.floats(1, 10), st.sampled_from([0, 1]))
def test_verdict_of_the_page(ATP: float, which: int) -> None:
    """Halved free magnesium: 0.1 to 3 % if MgATP is only substrate, 12 to 27 % if free ATP competes."""
    at = MAGNESIUM_LIMIT.evaluate(Mg_i=0.4, ATP_total=ATP, binding_set=which)
    assert 0.1 < at["slowing_a"] < 3
    assert 12 < at["slowing_b"] < 27


def test_every_language_gives_the_same_accounts(javascript: Any) -> None:
    """All but the losses, which are 100 % minus the speeds."""
    losses = ("slowing_a", "slowing_b")
    outputs = {quantity.name: quantity for quantity in MAGNESIUM_LIMIT.outputs if quantity.name not in losses}
    check_parity(MAGNESIUM_LIMIT, javascript, expressions=outputs)
