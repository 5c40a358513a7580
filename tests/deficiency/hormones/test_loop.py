"""Drugs, the brake, and magnesium: what the page on the hormones says, run."""

import itertools
from typing import Any

import numpy as np
import pytest
from support.parity import check_parity
from support.stiff import load, run

from electrolytes.deficiency.hormones import numbers
from electrolytes.deficiency.hormones.cascade import CASCADE
from electrolytes.deficiency.hormones.loop import AFTER, BEFORE, HORMONES, LOOP, MAGNESIUM
from electrolytes.deficiency.hormones.numbers import settled_percent, with_drug
from electrolytes.deficiency.pressure.escape import percent_of_rest

HOURS = np.array([0, 1, 5, 20, 60, 120, 240, 480.0])
LEVELS = ("renin_rel", "AngI_rel", "AngII_rel", "bound_rel", "aldo_rel")


@pytest.mark.parametrize("drug", ["block_ACE", "block_AT1"])
def test_a_blocker_lowers_aldosterone_and_raises_renin(drug: str) -> None:
    course = HORMONES.simulate(HOURS, {drug: 90})
    assert course["renin_rel"][-1] > 150
    assert course["aldo_rel"][-1] < 70
    assert (course["AngII_rel"][-1] > 100) == (drug == "block_AT1")
    assert np.all(np.diff(course["aldo_rel"]) < 0.5)


def test_without_the_brake_a_blocker_would_not_raise_renin() -> None:
    rest = float(CASCADE.evaluate()["PRC"])
    assert CASCADE.evaluate(c_ACE=0.0885, feedback=0)["PRC"] == pytest.approx(rest, rel=1e-6)


def test_the_course_ends_where_the_settled_hormones_are() -> None:
    blocked = CASCADE.evaluate(c_ACE=0.1 * 0.88492)
    course = HORMONES.simulate([0, 5000], block_ACE=90)
    for name in ("PRC", "AngI", "AngII", "AT1R", "C_al"):
        assert course[name][-1] == pytest.approx(float(blocked[name]), rel=1e-6), name


def test_angiotensin_falls_first_and_aldosterone_last() -> None:
    course = HORMONES.simulate([0, 1, 20], block_ACE=90)
    assert course["AngII_rel"][1] < 50
    assert 99 < course["renin_rel"][1] < 101
    assert course["renin_rel"][2] > 120
    assert course["aldo_rel"][2] > 90


def test_people_given_captopril_had_renin_rise_about_twice_as_far() -> None:
    assert with_drug("renin_rel", 90, block_ACE=90) < 410 / 2 < 410


def test_the_brake_takes_back_more_than_half_of_a_doubling() -> None:
    assert settled_percent("renin_set", drive=2) == pytest.approx(100 * 2 ** (1 / 1.95), rel=1e-6)
    assert settled_percent("renin_open", drive=2) == pytest.approx(200, rel=1e-6)
    assert numbers.taken_back_percent() == pytest.approx(57.3, abs=0.1)


def test_with_the_brake_held_the_two_curves_are_one() -> None:
    at = LOOP.evaluate(drive=np.geomspace(0.25, 4, 9), feedback=0)
    assert at["renin_set"] == pytest.approx(np.asarray(at["renin_open"]), rel=1e-6)
    assert at["aldo_set"] == pytest.approx(np.asarray(at["aldo_open"]), rel=1e-6)
    assert np.all(at["closed"] == 1)


def test_the_elasticity_of_the_adrenal_gland_is_the_slope_of_its_curve() -> None:
    at = LOOP.evaluate(drive=[0.9999, 1, 1.0001])
    slope = np.log(at["xi_at"][2] / at["xi_at"][0]) / np.log(at["A_hat"][2] / at["A_hat"][0])
    assert at["adrenal"][1] == pytest.approx(slope, rel=1e-6)


# --- magnesium --------------------------------------------------------------------------------------------------------


def test_the_law_for_magnesium_goes_through_the_six_men() -> None:
    for serum, aldosterone, _ in (BEFORE, AFTER):
        assert MAGNESIUM.evaluate(S=serum)["aldo_Mg"] == pytest.approx(aldosterone, rel=5e-3)
    assert numbers.slope_of_men() == pytest.approx(1.1, abs=0.01)
    assert MAGNESIUM.evaluate()["xi_Mg"] == 1
    assert numbers.hook_percent(0.6) > 0 > numbers.hook_percent(1.0)


def test_more_aldosterone_from_low_magnesium_lowers_renin() -> None:
    assert numbers.men_percent(1) < 0 < numbers.men_percent(2)
    assert percent_of_rest("C_al", 0.6) > 120
    assert percent_of_rest("PRC", 0.6) < 97


def test_renin_is_not_coupled_to_magnesium() -> None:
    at = MAGNESIUM.evaluate(S=[0.3, 0.85, 1.2])
    assert np.all(np.asarray(at["PRA_Mg"]) == 2.7)


def test_at_equal_renin_the_six_men_would_have_lost_twice_as_much() -> None:
    assert numbers.slope_at_equal_renin() == pytest.approx(2.2, abs=0.05)


# --- the page ---------------------------------------------------------------------------------------------------------


def test_a_block_can_look_like_little_salt_to_whoever_measures_renin_only() -> None:
    assert numbers.with_drug("renin_rel", block_AT1=numbers.block_with_the_renin_of_little_salt()) == pytest.approx(
        numbers.renin_on_little_salt(), rel=1e-4)
    assert numbers.aldosterone_of_that_block() < 100 < numbers.aldosterone_on_little_salt()


def test_every_corner_of_the_sliders_runs_in_the_page(javascript: Any) -> None:
    load(javascript)
    for corner in itertools.product((2, 5), (0.5, 2), (70, 140), (0, 95), (0, 95)):
        values = dict(zip(("Phi_md", "rsna", "P_ma", "block_ACE", "block_AT1"), corner, strict=True))
        answer = run(javascript, HORMONES, HOURS, values, rtol=1e-5, atol=1e-8, limit=400)
        assert answer["ok"], (values, answer["message"])
        at = dict(zip((quantity.name for quantity in HORMONES.outputs), answer["outputs"].T, strict=True))
        assert all(np.all((at[name] > 4) & (at[name] < 2600)) for name in LEVELS), values


def test_every_language_gives_the_same(javascript: Any) -> None:
    check_parity(HORMONES, javascript, examples=15)
    check_parity(LOOP, javascript, examples=15)
    check_parity(MAGNESIUM, javascript, examples=15)
