"""Where the body's magnesium is: published shares, bookkeeping, and the two sides of a membrane."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.essentials.magnesium.binding import MGATP
from electrolytes.essentials.magnesium.body import (
    BODY_MAGNESIUM,
    SIDES,
    fall_outside,
    given_up,
    grams,
    most_on_atp,
    percent_bone,
    percent_cells,
    percent_plasma,
)
from electrolytes.essentials.membrane.voltage import HELD

LOSSES = {
    "lost": st.floats(0, 150),
    "S": st.floats(0.2, 1.2),
    "from_bone": st.floats(0, 1),
    "Mg_body": st.floats(800, 1200),
    "bone_share": st.floats(0.5, 0.6),
    "exchangeable_share": st.floats(0.2, 0.4),
    "p_bound": st.floats(0.2, 0.3),
    "W_E0": st.floats(10, 18),
}


def test_the_body_has_about_25_grams() -> None:
    assert grams() == pytest.approx(25, rel=0.03)


def test_about_one_percent_is_outside_cells() -> None:
    """Not put in: it follows from 14 L of fluid and the concentration in blood."""
    at = BODY_MAGNESIUM.evaluate()
    assert at["percent_outside"] == pytest.approx(1, abs=0.1)
    assert percent_plasma() == pytest.approx(0.255, abs=0.001)
    assert 50 <= percent_bone() <= 60
    assert percent_cells() == pytest.approx(44, abs=0.5)
    assert at["surface_0"] / at["bone_0"] == pytest.approx(1 / 3, abs=0.001)


@given(st.fixed_dictionaries(LOSSES))
def test_what_is_lost_is_missing_somewhere(values: dict[str, float]) -> None:
    at = BODY_MAGNESIUM.evaluate(**values)
    parts = sum(float(at[part]) for part in ("locked", "surface", "muscle", "other_cells", "outside"))
    assert parts == pytest.approx(values["Mg_body"] - values["lost"], rel=1e-12)
    assert all(float(at[part]) > -1e-9 for part in ("locked", "surface", "muscle", "other_cells", "outside"))


def test_bone_gives_no_more_than_it_can() -> None:
    at = BODY_MAGNESIUM.evaluate(lost=150, from_bone=1, exchangeable_share=0.2)
    assert at["surface"] == pytest.approx(0, abs=1e-9)
    assert at["cells"] == pytest.approx(at["cells_0"] - (150 - at["surface_0"]))


def test_blood_pays_for_almost_nothing() -> None:
    """From the middle of normal to its edge is less than two of the 100 mmol that a body may have lost."""
    assert fall_outside(0.70) == pytest.approx(1.69, abs=0.01)
    assert BODY_MAGNESIUM.evaluate(lost=100, S=0.70)["unseen"] > 98


def test_stores_can_give_an_eighth_of_the_body_s_magnesium() -> None:
    assert given_up(70) == pytest.approx(119)
    assert given_up(70) / 1000 == pytest.approx(1 / 8, rel=0.06)


def test_magnesium_is_the_second_cation_in_cells_only_with_what_is_bound() -> None:
    total, free = float(SIDES.evaluate()["total_in"]), float(SIDES.evaluate()["Mg_i"])
    held = HELD.evaluate()
    assert held["K_i"] > total > held["Na_i"] > free


def test_free_magnesium_is_of_one_order_on_both_sides_and_all_magnesium_is_not() -> None:
    for Mg_i in (0.2, 0.5, 1.0):
        assert 0.3 < SIDES.evaluate(Mg_i=Mg_i)["free_ratio"] < 2
    at = SIDES.evaluate()
    assert 10 <= at["total_in"] <= 20
    assert at["total_ratio"] > 15
    assert at["percent_free"] == pytest.approx(5, abs=0.5)


def test_equal_on_both_sides_is_not_at_rest() -> None:
    assert HELD.evaluate(Mg_e=0.55, Mg_i=0.5)["E_Mg"] == pytest.approx(1.27, abs=0.005)
    assert HELD.evaluate(V_m=-60)["at_rest_2"] == pytest.approx(89, abs=0.5)


@given(st.floats(0.05, 3), st.floats(1, 10), st.floats(0, 12), st.sampled_from([0, 1, 2]))
def test_a_cell_s_magnesium_adds_up(Mg_i: float, ATP_total: float, Mg_other: float, binding_set: int) -> None:
    at = SIDES.evaluate(Mg_i=Mg_i, ATP_total=ATP_total, Mg_other=Mg_other, binding_set=binding_set)
    same = MGATP.evaluate(Mg_i=Mg_i, ATP_total=ATP_total, binding_set=binding_set)
    assert at["MgATP"] == pytest.approx(same["MgATP"], rel=1e-14)
    assert at["total_in"] == pytest.approx(Mg_i + same["MgATP"] + Mg_other, rel=1e-14)
    bound = at["total_in"] - Mg_i
    assert at["percent_atp"] <= most_on_atp(float(at["total_in"]), Mg_i, ATP_total) + 1e-9
    assert bound >= same["MgATP"] - 1e-12


def test_ninety_percent_on_atp_does_not_fit_a_cell_with_15_millimolar() -> None:
    assert most_on_atp(15, 0.8, 8) == pytest.approx(56.3, abs=0.1)
    assert most_on_atp(8 / 0.9 + 0.8, 0.8, 8) == pytest.approx(90)


@pytest.mark.parametrize("model", [BODY_MAGNESIUM, SIDES], ids=lambda model: model.name)
def test_every_language_gives_the_same_amounts(model: Any, javascript: Any) -> None:
    check_parity(model, javascript)
