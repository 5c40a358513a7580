"""The preface: what moves sodium in the blood, what moves it in the cell, and that the figure says so."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq
from support.gallery import code_of
from support.parity import check_parity

from electrolytes.live import Explorable
from electrolytes.live.wording import compose
from electrolytes.mechanism.pump.numbers import sodium_to_make_up
from electrolytes.mechanism.pump.turnover import PUMP
from electrolytes.preface import numbers
from electrolytes.preface.figures import two_sodiums
from electrolytes.preface.sodiums import TWO_SODIUMS

levels = st.floats(25, 125)
waters = st.floats(-2, 4)
accounts = st.sampled_from([0, 1, 2])
FIGURE = two_sodiums()
in_peace = settings(max_examples=40)


# --- water and the blood ----------------------------------------------------------------------------------------------


@in_peace
@given(waters)
def test_salts_hold_water_in_its_place_on_either_side(water: float) -> None:
    """Two thirds of any water enter the cells, as two thirds of the salts are there; osmoles are conserved."""
    at = TWO_SODIUMS.evaluate(water=water)
    inside, outside = float(at["cell_water"]), 42 + water - float(at["cell_water"])
    assert inside - 28 == pytest.approx(water * 2 / 3, abs=1e-12)
    assert float(at["Na_e"]) * outside == pytest.approx(140 * 14, rel=1e-13)  # no sodium left the outside
    assert 280 * 28 / inside == pytest.approx(280 * 14 / outside, rel=1e-13)  # equally salty on both sides


def test_the_normal_band_of_sodium_is_one_and_a_half_liters_of_water_wide_on_either_side() -> None:
    assert numbers.water_to_reach(135) == pytest.approx(42 * 5 / 135, rel=1e-13)
    assert numbers.water_lost_at(145) == pytest.approx(42 * 5 / 145, rel=1e-13)
    for liters in (-1.4, 0, 1.5):
        assert 135 < float(TWO_SODIUMS.evaluate(water=liters)["Na_e"]) < 145
    for liters in (-1.6, 1.6):
        assert not 135 < float(TWO_SODIUMS.evaluate(water=liters)["Na_e"]) < 145


@in_peace
@given(waters)
def test_thinned_blood_swells_the_cells_by_as_much_as_it_is_thinned(water: float) -> None:
    at = TWO_SODIUMS.evaluate(water=water)
    assert float(at["cell_water"]) / 28 == pytest.approx(140 / float(at["Na_e"]), rel=1e-13)


@in_peace
@given(levels, accounts, waters)
def test_magnesium_does_not_lower_sodium_in_the_blood(level: float, account: int, water: float) -> None:
    """Not at any setting; and what all cells together could borrow is less than the band is wide."""
    at = TWO_SODIUMS.evaluate(level=level, account=account, water=water)
    assert at["Na_e"] == TWO_SODIUMS.evaluate(water=water)["Na_e"]
    half = TWO_SODIUMS.evaluate(level=50, account=account)
    assert 0 < float(half["taken_up"]) / 42 < 5
    assert float(TWO_SODIUMS.evaluate(level=125, account=account)["taken_up"]) < 0  # more magnesium gives sodium back


# --- pump, leak and the cell ------------------------------------------------------------------------------------------


def test_the_healthy_cell_is_where_all_begins() -> None:
    at = TWO_SODIUMS.evaluate()
    assert float(at["Na_i"]) == pytest.approx(10, rel=1e-7)
    assert float(at["strength"]) == pytest.approx(100, rel=1e-13)


@in_peace
@given(levels, accounts, waters)
def test_in_the_settled_cell_the_pump_carries_out_what_leaks_in(level: float, account: int, water: float) -> None:
    at = TWO_SODIUMS.evaluate(level=level, account=account, water=water)
    turnover = float(PUMP.evaluate(Na_i=at["Na_i"], Na_e=at["Na_e"], MgATP=at["MgATP_ref"])["v_pump"])
    assert float(at["strength"]) / 100 * turnover == pytest.approx(float(at["leak"]), rel=1e-12)


@in_peace
@given(st.floats(25, 99), accounts, waters)
def test_less_magnesium_means_more_sodium_in_the_cell_by_every_account(
    level: float, account: int, water: float
) -> None:
    less = TWO_SODIUMS.evaluate(level=level, account=account, water=water)
    healthy = TWO_SODIUMS.evaluate(account=account, water=water)
    assert less["strength"] < healthy["strength"]
    assert less["Na_i"] > healthy["Na_i"]
    by_a, by_c, by_b = (float(TWO_SODIUMS.evaluate(level=level, account=which)["Na_i"]) for which in (0, 1, 2))
    assert by_a < by_c < by_b


def test_half_the_magnesium() -> None:
    """The numbers of the page, also by the pump page's simpler leak that does not change at all."""
    a, c, b = (TWO_SODIUMS.evaluate(level=50, account=which) for which in (0, 1, 2))
    assert 100 - float(a["strength"]) == pytest.approx(0.39, abs=0.005)
    assert 100 - float(b["strength"]) == pytest.approx(26.2, abs=0.05)
    for at in (a, c, b):
        assert float(at["Na_i"]) == pytest.approx(sodium_to_make_up(100 - float(at["strength"])), rel=0.002)


@in_peace
@given(levels)
def test_account_a_is_the_pump_itself_run_on_less_mgatp(level: float) -> None:
    """That magnesium takes the same share of the speed at any sodium is an assumption; here is how good it is."""
    at = TWO_SODIUMS.evaluate(level=level)

    def surplus(sodium: float) -> float:
        return float(PUMP.evaluate(Na_i=sodium, MgATP=at["MgATP"])["v_pump"]) - float(at["leak"])

    assert float(at["Na_i"]) == pytest.approx(brentq(surplus, 5, 20), rel=2e-3)


def test_every_language_gives_the_same_sodium(javascript: Any) -> None:
    """All but the changes, which are differences of nearly equal numbers."""
    changes = ("blood_change", "cell_change", "taken_up", "slowing_a", "slowing_b", "slowing_bp")
    quantities = (*TWO_SODIUMS.unknowns, *TWO_SODIUMS.outputs)
    check_parity(TWO_SODIUMS, javascript, expressions={q.name: q for q in quantities if q.name not in changes})


# --- the figure -------------------------------------------------------------------------------------------------------


SITUATIONS = [
    ({}, "At 0.80 mM free magnesium the pump is as strong as in health; sodium in the cell settles at 10.0 mM. "
         "Sodium in the blood: 140 mM."),
    ({"level": 50}, "0.39 % weaker; sodium in the cell settles at 10.0 mM"),
    ({"level": 50}, "Sodium in the blood: 140 mM, unmoved."),
    ({"level": 50, "account": 2}, "26 % weaker; sodium in the cell settles at 12.2 mM"),
    ({"level": 125, "account": 2}, "7.6 % stronger"),
    ({"water": 3}, "Sodium in the blood: 131 mM, thinned by 3.0 L of water."),
    ({"water": -2}, "Sodium in the blood: 147 mM, thickened by the loss of 2.0 L of water."),
]


def in_the_page(shown: Explorable, javascript: Any) -> list[float]:
    """The values that the page's own program computes where the controls stand."""
    single = f"{code_of(shown)}()[{shown._spec['programs']['single']['code']}]()"
    return list(javascript.evaluate(single, [list(shown.values.values())])[0])


@pytest.mark.parametrize(("cell", "words"), SITUATIONS)
def test_the_sentence_says_what_is_shown(cell: dict[str, float], words: str, javascript: Any) -> None:
    shown = two_sodiums()
    for name, value in cell.items():
        setattr(shown, name, value)
    assert words in compose(shown._spec["sentence"], in_the_page(shown, javascript))


@in_peace
@given(level=levels, account=accounts, water=waters)
def test_the_marks_count_what_is_there(javascript: Any, level: float, account: int, water: float) -> None:
    """Circles of 2 mM and diamonds of 0.1 mM, none missing and none too many at any setting."""
    FIGURE.level, FIGURE.account, FIGURE.water = level, account, water
    values = in_the_page(FIGURE, javascript)
    faded = [values[binding["amount"]] for binding in FIGURE._spec["bindings"] if binding["kind"] == "opacity"]
    outside, inside, magnesium = faded[:11], faded[11:16], faded[16:24]
    assert 63 + sum(outside) == pytest.approx(float(FIGURE.result["Na_e"]) / 2, abs=1e-9)
    assert 4 + sum(inside) == pytest.approx(float(FIGURE.result["Na_i"]) / 2, abs=1e-9)
    assert 2 + sum(magnesium) == pytest.approx(0.8 * level / 100 / 0.1, abs=1e-9)
