"""Five months of potassium: nothing is lost on the way, and what is given does not stay without magnesium."""

import itertools
from typing import Any

import numpy as np
import pytest
from support.parity import check_parity
from support.stiff import load, run

from electrolytes.deficiency.potassium import numbers
from electrolytes.deficiency.potassium.course import COURSE
from electrolytes.deficiency.potassium.settled import SETTLED

DAYS = np.array([0, 1, 10, 30, 59, 60, 75, 90, 120, 150.0])


def test_with_all_as_usual_nothing_moves() -> None:
    course = COURSE.simulate(DAYS)
    for name in ("K_p", "K_c", "C_al", "urine"):
        assert np.ptp(np.asarray(course[name])) < 1e-6 * course[name][0], name
    assert course["urine"] == pytest.approx(np.full(len(DAYS), 63.0), rel=1e-6)


@pytest.mark.parametrize("given", [0, 1, 2, 3])
def test_what_comes_in_leaves_or_is_held(given: int) -> None:
    days = np.unique(np.concatenate([np.linspace(0, 150, 3001), [60, 90]]))
    course = COURSE.simulate(days, Mg_i=0.17, drive=1.5, given=given)
    gained = np.asarray(course["intake"] - course["urine"] - course["stool"])
    change = np.sum((gained[1:] + gained[:-1]) / 2 * np.diff(days))
    assert -course["lost"][-1] == pytest.approx(change, abs=3.0)  # of some ten thousand that pass


def test_the_course_ends_where_the_body_settles() -> None:
    from electrolytes.deficiency.potassium.course import t

    course = COURSE.simulate([0, 1500.0], Mg_i=0.17, drive=2)
    at = SETTLED.evaluate(Mg_i=0.17, drive=2)
    assert course["K_p"][-1] == pytest.approx(float(at["K_p"]), rel=1e-6)
    assert course["lost"][-1] == pytest.approx(float(at["missing"]), rel=1e-6)
    assert t.range == (0, 150)


def test_cells_hold_nearly_all_so_blood_shows_little_of_a_loss() -> None:
    assert numbers.inside_percent() > 97
    assert numbers.outside_mmol() < 70
    assert 3.4 < numbers.after(60) < 3.6 and numbers.after(60, "lost") > 500


def test_potassium_without_magnesium_does_not_stay() -> None:
    assert numbers.swallowed() == 1200
    assert 15 < numbers.stayed_percent(90) < 25
    assert 0 < numbers.stayed_percent(150) < 5
    assert numbers.after(150, given=1) - numbers.after(150) < 0.1


def test_magnesium_closes_the_leak_and_both_fill_the_store() -> None:
    alone = [numbers.after(day, "lost", given=2) for day in (60, 90, 120, 150)]
    assert alone == sorted(alone, reverse=True)
    assert alone[-1] > 50  # food refills slowly
    assert numbers.after(90, "lost", given=3) < 0


def test_the_signal_from_muscle_is_off_unless_it_is_turned_on() -> None:
    usual = COURSE.simulate([0, 30], eaten=150)["K_p"][-1]
    for step in range(3):
        assert COURSE.simulate([0, 30], eaten=150, step=step)["K_p"][-1] == pytest.approx(usual, rel=1e-9)
    assert COURSE.simulate([0, 30], eaten=150, crosstalk=0.02)["K_p"][-1] < usual


def test_every_corner_of_the_sliders_runs_in_the_page(javascript: Any) -> None:
    load(javascript)
    names = ("Mg_i", "given", "drive", "extra", "eaten", "plug")
    for corner in itertools.product((0.05, 1.0), (0, 1, 3), (0.5, 3.0), (100,), (30, 200), (5, 80)):
        values = dict(zip(names, map(float, corner), strict=True))
        answer = run(javascript, COURSE, DAYS, values, rtol=1e-5, atol=1e-8, limit=400)
        assert answer["ok"], (values, answer["message"])
        at = dict(zip((quantity.name for quantity in COURSE.outputs), answer["outputs"].T, strict=True))
        assert np.all((at["K_p"] > 0.5) & (at["K_p"] < 20)), values


def test_the_page_follows_the_same_course(javascript: Any) -> None:
    load(javascript)
    values = {"Mg_i": 0.17, "given": 3.0, "drive": 1.4}
    answer = run(javascript, COURSE, DAYS, values, rtol=1e-8, atol=1e-10, limit=4000)
    ours = COURSE.simulate(DAYS, values)
    at = dict(zip((quantity.name for quantity in COURSE.outputs), answer["outputs"].T, strict=True))
    for name in ("K_p", "K_c", "lost", "urine"):
        assert at[name] == pytest.approx(np.asarray(ours[name]), rel=1e-5, abs=1e-3), name


def test_every_language_gives_the_same(javascript: Any) -> None:
    check_parity(COURSE, javascript, examples=15)
