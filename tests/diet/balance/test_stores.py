"""The body's magnesium over hours to years: reference values, mass balance, and what befalls the stores."""

import itertools
from typing import Any

import numpy as np
import pytest
from support.parity import check_parity
from support.stiff import load, run
from sympy import simplify

from electrolytes.diet.balance import numbers, stores
from electrolytes.diet.balance import serum as balance
from electrolytes.diet.balance.absorption import m_Mg
from electrolytes.diet.balance.stores import M_E, M_F, M_S, REFILL, STORES, net
from electrolytes.model import Model

YEAR = np.geomspace(0.04, 365, 60)

# --- reference values -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tau", "after_90", "after_150"), [(60, 86, 81), (1000, 58, 52), (3000, 51, 41), (1e9, 46, 33)]
)
def test_only_a_slow_store_lets_plasma_fall_as_it_did(tau: float, after_90: float, after_150: float) -> None:
    """Plasma in percent on 10 mg a day; two men fed almost none fell to a third or a quarter within months."""
    course = STORES.simulate([0, 90, 150], food=10, tau_S=tau)
    assert course["percent_E"][1:] == pytest.approx([after_90, after_150], abs=0.51)


def test_the_body_holds_about_1000_mmol_and_an_eighth_of_it_exchanges_fast() -> None:
    start = STORES.simulate([0, 1])
    total = start["M_E"][0] + start["M_F"][0] + start["M_S"][0]
    assert total == pytest.approx(1000, rel=0.01)
    assert start["M_E"][0] + start["M_F"][0] == pytest.approx(124, rel=0.1)


def test_on_the_usual_diet_nothing_moves() -> None:
    course = STORES.simulate([0, 1, 30, 365])
    assert course["S"] == pytest.approx(0.83823421, rel=1e-7)
    assert np.abs(course["gained"]).max() < 1e-4


# --- mass balance -----------------------------------------------------------------------------------------------------


def test_what_the_pools_gain_is_what_the_body_gains() -> None:
    assert simplify(STORES.rates[M_E] + STORES.rates[M_F] + STORES.rates[M_S] - net) == 0


@pytest.mark.parametrize("settings", [{"food": 10}, {"supplement": 400, "timing": 3}, {"lowered": 0.05, "waning": 80}])
def test_nothing_is_lost_on_the_way(settings: dict[str, float]) -> None:
    times = np.linspace(0, 100, 4001)
    course = STORES.simulate(times, settings)
    passed = np.trapezoid(course["a_day"] - course["U"] - course["E_now"], times) / float(m_Mg.default)
    assert course["gained"][-1] == pytest.approx(passed, rel=2e-3, abs=0.01)


def test_in_the_end_serum_settles_where_the_balance_says() -> None:
    for settings in ({"food": 200}, {"supplement": 350, "timing": 2}, {"lowered": 0.018}, {"active": 54}):
        course = STORES.simulate([0, 40_000], {**settings, "days": 50_000})
        assert course["S"][-1] == pytest.approx(balance.serum(**settings), rel=1e-5)
        assert course["percent_S"][-1] == pytest.approx(course["percent_E"][-1], rel=1e-4)


# --- what befalls the stores ------------------------------------------------------------------------------------------


def test_blood_looks_normal_while_the_body_loses_ten_times_as_much() -> None:
    week = STORES.simulate([0, 7], food=0, days=7)
    from_blood = week["M_E"][0] - week["M_E"][-1]
    assert week["S"][-1] > 0.70
    assert -week["gained"][-1] > 7 * from_blood


def test_the_kidney_saves_at_once() -> None:
    course = STORES.simulate([0, 2], food=0)
    assert course["U"][-1] < 0.15 * course["U"][0]


def test_a_thiazide_settles_where_the_cohort_found_it_and_a_loop_diuretic_does_not_lower_serum() -> None:
    """-0.018 mmol/L at one daily dose or more of a thiazide; with loop diuretics serum was not low."""
    assert numbers.serum_rise(lowered=0.018) == pytest.approx(-0.018, abs=5e-4)
    loop = STORES.simulate([0, 0.02, 60], lowered=0.03, waning=100)
    assert loop["U"][1] > 1.9 * balance.BALANCE.evaluate()["U"]
    assert loop["S"][-1] == pytest.approx(loop["S"][0], abs=5e-4)


def test_a_weak_gut_costs_as_much_serum_as_the_share_of_low_values_suggests() -> None:
    assert numbers.serum_rise(active=54) == pytest.approx(-0.0125, abs=5e-4)


def test_a_refined_diet_costs_less_than_a_percent_in_a_year() -> None:
    assert 1 < stores.lost(365, food=180) < 10
    assert stores.after(365, "S", food=180) > 0.82


def test_even_a_month_of_doubled_loss_costs_less_than_half_a_percent() -> None:
    """As if stress doubled the loss with urine, for which no numbers from people were found."""
    assert stores.after(0.01, "U", lowered=0.027) == pytest.approx(2 * stores.after(0.01, "U"), rel=0.05)
    assert 0 < stores.lost(30, lowered=0.027) < 5


def test_blood_looks_normal_again_while_much_is_missing() -> None:
    assert stores.in_refill(180, "percent_E") > 99
    assert stores.missing(180) > 30
    assert stores.missing(730) > 20


def test_blood_recovers_long_before_bone() -> None:
    blood, bone = stores.refilled_after(95), stores.refilled_after(98, "percent_S")
    assert blood < 60 < 365 < bone


# --- in the page ------------------------------------------------------------------------------------------------------


def test_the_page_follows_the_same_course_as_scipy(javascript: Any) -> None:
    load(javascript)
    cases = ((STORES, {"food": 0.0, "days": 7.0}), (REFILL, {}), (STORES, {"lowered": 0.03, "waning": 90.0}))
    for model, values in cases:
        times = YEAR if model is STORES else np.linspace(0, 730, 80)
        here = model.simulate(times, values, rtol=1e-10, atol=1e-12)
        there = run(javascript, model, times, values, rtol=1e-6, atol=1e-9)
        assert there["ok"]
        for column, quantity in enumerate(model.outputs):
            size = np.abs(here[quantity]).max()
            assert np.abs(there["outputs"][:, column] - here[quantity]).max() <= 2e-4 * max(size, 1e-3), quantity.name


@pytest.mark.parametrize("model", [STORES, REFILL], ids=["a year", "a lack"])
def test_every_corner_of_the_sliders_runs_in_the_page(javascript: Any, model: Model) -> None:
    load(javascript)
    times = YEAR if model is STORES else np.linspace(0, 730, 40)
    chosen = [quantity for quantity in model.inputs if quantity.name not in ("bound", "timing", "E_f")]
    for corner in itertools.product(*(quantity.range or () for quantity in chosen)):
        values = {quantity.name: value for quantity, value in zip(chosen, corner, strict=True)}
        answer = run(javascript, model, times, values, rtol=1e-5, atol=1e-8, limit=400)
        assert answer["ok"], (values, answer["message"])
        at = dict(zip((quantity.name for quantity in model.outputs), answer["outputs"].T, strict=True))
        assert np.all((at["S"] > 0) & (at["S"] < 1.2)), values
        assert np.all((at["percent_F"] > 0) & (at["percent_S"] > 20)), values


def test_every_language_gives_the_same_stores(javascript: Any) -> None:
    check_parity(STORES, javascript, examples=25)
