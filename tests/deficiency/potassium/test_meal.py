"""A meal: how it is eaten, what insulin does, what passes, and how far a study of people agrees."""

from typing import Any

import numpy as np
import pytest
from support.parity import check_parity
from support.stiff import load, run

from electrolytes.deficiency.potassium import numbers
from electrolytes.deficiency.potassium.meal import MEAL

MINUTES = np.concatenate([[0.0], 360 + np.arange(0, 361, 5.0)])


def test_a_meal_is_eaten_as_a_parabola_over_half_an_hour() -> None:
    at = MEAL.evaluate(t=360 + np.array([-1, 0, 5, 15, 25, 30, 31.0]))
    printed = [0, 0, 1.75 - 7 * 100 / 900, 1.75, 1.75 - 7 * 100 / 900, 0, 0]
    assert at["in_half_hour"] == pytest.approx(np.array(printed), abs=1e-12)
    fine = np.linspace(360, 390, 3001)
    eaten = np.trapezoid(MEAL.evaluate(t=fine, load=50)["in_half_hour"], fine)
    assert eaten == pytest.approx(50, rel=1e-6)
    assert np.all(MEAL.evaluate(t=fine, meal=1)["in_half_hour"] == 0)


def test_insulin_drives_the_pumps_only_with_a_meal_that_calls_for_it() -> None:
    at = MEAL.evaluate(t=360 + np.array([-60, 0, 90, 270, 360, 400.0]))
    assert at["rho_ins"][[0, 1, 4, 5]] == pytest.approx(np.ones(4), abs=1e-12)
    peak = 0.999789 / (1 + np.exp(-1.068 * np.log10(0.325 / 0.5381))) + 0.6645
    assert at["rho_ins"][2] == pytest.approx(peak, rel=1e-12)
    assert np.all(MEAL.evaluate(t=360 + np.array([0, 90, 200.0]), meal=2)["rho_ins"] == 1)


def test_what_is_absorbed_stays_or_leaves_with_urine() -> None:
    minutes = np.unique(np.concatenate([np.linspace(0, 720, 7201), [360, 390]]))
    course = MEAL.simulate(minutes)
    held = sum(np.asarray(course[name]) for name in ("M_g", "M_p", "M_i", "M_c"))
    urine = np.trapezoid(np.asarray(course["Phi_u"]), minutes)
    assert held[-1] - held[0] == pytest.approx(0.9 * 35 - urine, abs=1e-3)


def test_without_potassium_blood_falls_and_with_it_alone_it_rises() -> None:
    assert -0.76 < numbers.change_by_meal(60, meal=1) < -0.25  # people: −0.64, 95 % interval to −0.76
    assert 0.22 < numbers.highest_after_meal(meal=2) < 0.73  # people: 0.51 (0.29 to 0.73)
    assert 8 < numbers.after_meal(30, "to_urine", meal=2) < 12  # people: 10.0 mmol/h at its peak
    assert numbers.if_it_stayed() > 6


def test_after_meal_and_potassium_the_model_rises_and_people_do_not() -> None:
    assert numbers.highest_after_meal() > 0.2


def test_the_page_follows_the_same_course(javascript: Any) -> None:
    load(javascript)
    for values in ({"meal": 0.0}, {"meal": 1.0, "drive": 2.0}, {"meal": 2.0, "load": 70.0, "Mg_i": 0.05}):
        answer = run(javascript, MEAL, MINUTES, values, rtol=1e-7, atol=1e-9, limit=4000)
        assert answer["ok"], answer["message"]
        at = dict(zip((quantity.name for quantity in MEAL.outputs), answer["outputs"].T, strict=True))
        ours = MEAL.simulate(MINUTES, values)
        assert at["K_p"] == pytest.approx(np.asarray(ours["K_p"]), rel=1e-4)


def test_every_language_gives_the_same(javascript: Any) -> None:
    check_parity(MEAL, javascript, examples=15)
