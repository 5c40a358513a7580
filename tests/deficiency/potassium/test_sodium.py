"""Sodium and potassium over water."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.deficiency.potassium.sodium import TIE
from electrolytes.essentials.fluids.formulas import PLASMA_SODIUM

lost = st.floats(0, 700)


@given(lost)
def test_lost_potassium_counts_like_lost_sodium(amount: float) -> None:
    potassium = TIE.evaluate(K_lost=amount)["Na_after"]
    # the same amount of sodium, lost by itself: sodium "kept" is negative, per a vanishing loss of potassium
    sodium = 1.03 * ((140 + 23.8) * 42 / 1.03 - amount) / 42 - 23.8
    assert potassium == pytest.approx(sodium, rel=1e-12)
    assert potassium == pytest.approx(140 - 1.03 * amount / 42, rel=1e-12)


@given(lost)
def test_sodium_kept_in_place_of_potassium_leaves_the_blood_as_it_was(amount: float) -> None:
    at = TIE.evaluate(K_lost=amount, replaced=100)
    assert at["Na_after"] == pytest.approx(140, rel=1e-12)
    assert at["Na_kept"] == pytest.approx(amount, rel=1e-12)


@given(lost, st.floats(-50, 100))
def test_water_let_go_leaves_it_too(amount: float, replaced: float) -> None:
    at = TIE.evaluate(K_lost=amount, replaced=replaced, shed=100)
    assert at["Na_after"] == pytest.approx(140, rel=1e-12)


def test_on_a_thiazide_it_falls_by_more_than_by_potassium_alone() -> None:
    assert TIE.evaluate(K_lost=300, replaced=-50)["Na_after"] < TIE.evaluate(K_lost=300)["Na_after"] < 135


def test_the_line_is_that_of_the_page_on_fluids() -> None:
    at = PLASMA_SODIUM.evaluate(Na_1=140, TBW=42, V_inf=0, V_u=2, c_u=100)
    ours = TIE.evaluate(K_lost=200, shed=0)
    after = 1.03 * (float(ours["before"]) - 200) / 40 - 23.8
    assert float(at["Na_fitted"]) == pytest.approx(after, rel=1e-9)


def test_every_language_gives_the_same(javascript: Any) -> None:
    check_parity(TIE, javascript, examples=20)
