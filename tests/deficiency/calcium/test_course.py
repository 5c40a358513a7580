"""Calcium, magnesium and their hormones: the published rest, what is conserved, and twenty days without magnesium."""

import itertools
from typing import Any

import numpy as np
import pytest
from support.parity import check_parity
from support.stiff import load, run

from electrolytes.deficiency.calcium import numbers
from electrolytes.deficiency.calcium.course import COURSE, STEADY
from electrolytes.model import default_of

# magnesium eaten, times usual; magnesium, calcium (mM), PTH, calcitriol (pM), magnesium in the urine (µmol/min): solved
# again from the printed equations by another program
PUBLISHED = [
    (1.0, 0.6500, 1.2500, 6.279, 153.67, 0.02433),
    (0.6, 0.5075, 1.1409, 7.634, 124.11, 0.01721),
    (0.4, 0.4068, 1.0273, 7.915, 99.89, 0.01252),
    (0.2, 0.2545, 0.6731, 3.506, 41.98, 0.00719),
]
DAYS = np.array([0, 0.02, 0.5, 2, 7.9, 8, 8.01, 8.2, 10, 12, 12.2, 16, 20.0])


@pytest.mark.parametrize(("eaten", "magnesium", "calcium", "hormone", "calcitriol", "urine"), PUBLISHED)
def test_the_body_rests_where_the_published_one_does(
    eaten: float, magnesium: float, calcium: float, hormone: float, calcitriol: float, urine: float
) -> None:
    at = STEADY.steady_state(magnesium_eaten=100 * eaten)
    assert at.stable
    for name, value in (("m", magnesium), ("c", calcium), ("P", hormone), ("D", calcitriol)):
        assert at[name] == pytest.approx(value, rel=1e-3), name
    assert 1000 * at["urine_Mg"] == pytest.approx(urine, rel=1e-3)


def test_the_states_begin_at_rest() -> None:
    at = STEADY.steady_state()
    for state in STEADY.states:
        assert default_of(state) == pytest.approx(float(at[state]), rel=3e-5), state.name


@pytest.mark.parametrize("eaten", [100, 60, 40, 20])
@pytest.mark.parametrize("calcium", [50, 100, 200])
def test_at_rest_the_urine_carries_what_gut_and_bone_give(eaten: float, calcium: float) -> None:
    at = STEADY.steady_state(magnesium_eaten=eaten, calcium_eaten=calcium)
    assert at["urine_Ca"] == pytest.approx(float(at["gut_Ca"] + at["net_Ca"]), rel=1e-7)
    assert at["urine_Mg"] == pytest.approx(float(at["gut_Mg"] + at["net_Mg"]), rel=1e-7)
    built = 6.6504e-4 * at["f_Ca"]
    assert at["net_Ca"] == pytest.approx(float(at["R"] - built), rel=1e-7, abs=1e-12)


def test_on_the_way_every_ion_is_accounted_for() -> None:
    days = np.unique(np.concatenate([np.geomspace(1e-5, 7, 4000), [0]]))
    course = COURSE.simulate(days, magnesium_eaten=20)
    for plasma, pool, free, out in (("c", "f_Ca", 0.6, 6.6504e-4), ("m", "f_Mg", 0.7, 3.98353e-4)):
        ion = {"c": "Ca", "m": "Mg"}[plasma]
        resorbed = np.asarray(course["R"]) * (1.0 if plasma == "c" else 0.025)
        gained = np.asarray(course[f"gut_{ion}"]) + resorbed - np.asarray(course[f"urine_{ion}"])
        gained = gained - out * np.asarray(course[pool])
        held = 0.01 * np.asarray(course[plasma]) / free + np.asarray(course[pool])  # the rest is bound in plasma
        change = np.sum((gained[1:] + gained[:-1]) / 2 * np.diff(days)) * 1440
        assert held[-1] - held[0] == pytest.approx(change, abs=2e-3 * held[0]), plasma


# --- what the page says -----------------------------------------------------------------------------------------------


def test_a_gland_with_magnesium_calls_when_calcium_falls_and_without_it_does_not() -> None:
    mild, severe = COURSE.simulate(DAYS, magnesium_eaten=60), COURSE.simulate(DAYS, magnesium_eaten=20)
    assert mild["P_percent"][4] > 115 and mild["c_percent"][4] < 95
    assert severe["P_percent"][1] > 115  # at first it calls
    assert severe["P_percent"][4] < 60 and severe["g_percent"][4] > 150 and severe["c_percent"][4] < 60
    assert numbers.settled_percent("P", vitamin=10) > 200


def test_calcium_alone_lifts_the_level_and_leaves_the_gland_silent() -> None:
    course = COURSE.simulate(DAYS, magnesium_eaten=20, given=1)
    assert 75 < course["c_percent"][8] < 95
    assert course["P_percent"][8] < 60
    assert course["c_percent"][-1] < 56  # as before, once it has stopped
    assert numbers.times_needed() > 2.5


def test_magnesium_alone_brings_calcium_back() -> None:
    course = COURSE.simulate(DAYS, magnesium_eaten=20, given=2)
    assert course["c_percent"][-1] == pytest.approx(100, abs=0.5)
    assert course["m_percent"][-1] == pytest.approx(100, abs=0.5)


def test_magnesium_makes_a_full_gland_call_within_the_hour() -> None:
    assert numbers.minutes_to_call() < 30
    assert numbers.highest_call() > 300


# --- where it breaks --------------------------------------------------------------------------------------------------


def test_it_runs_out_of_magnesium_faster_than_any_rat() -> None:
    assert COURSE.simulate([0, 0.5 / 24], magnesium_eaten=20)["m_percent"][-1] < 70


def test_real_rats_do_the_opposite() -> None:
    """Their calcium rises on a diet without magnesium; the model's falls, and the page says so."""
    assert numbers.percent("c", eaten=20) < 60


def test_every_corner_of_the_sliders_runs_in_the_page(javascript: Any) -> None:
    load(javascript)
    names = ("magnesium_eaten", "given", "vitamin", "calcium_eaten", "extra", "cliff")
    for corner in itertools.product((5, 200), (0, 1, 3), (10, 300), (25, 400), (300,), (2, 50)):
        values = dict(zip(names, map(float, corner), strict=True))
        answer = run(javascript, COURSE, DAYS, values, rtol=1e-5, atol=1e-8, limit=400)
        assert answer["ok"], (values, answer["message"])
        at = dict(zip((quantity.name for quantity in COURSE.outputs), answer["outputs"].T, strict=True))
        assert np.all((at["c_percent"] > 5) & (at["c_percent"] < 600)), values


def test_the_page_follows_the_same_course(javascript: Any) -> None:
    load(javascript)
    values = {"magnesium_eaten": 20.0, "given": 3.0}
    answer = run(javascript, COURSE, DAYS, values, rtol=1e-8, atol=1e-11, limit=6000)
    assert answer["ok"], answer["message"]
    ours = COURSE.simulate(DAYS, values)
    at = dict(zip((quantity.name for quantity in COURSE.outputs), answer["outputs"].T, strict=True))
    for name in ("c_percent", "m_percent", "P_percent", "D_percent"):
        assert at[name] == pytest.approx(np.asarray(ours[name]), rel=1e-4), name


def test_every_language_gives_the_same(javascript: Any) -> None:
    check_parity(COURSE, javascript, examples=10)
    check_parity(STEADY, javascript, examples=10)
