"""Aldosterone escape: sodium kept and let go, what stays, and what magnesium adds."""

import itertools
from typing import Any

import numpy as np
import pytest
from support.stiff import load, run

from electrolytes.deficiency.pressure import escape
from electrolytes.deficiency.pressure.escape import ESCAPE
from electrolytes.deficiency.pressure.regulation import PRESSURE, SETTLED

TIMES = np.array([0, 0.05, 0.25, 1, 3, 7, 14.0])


def test_it_is_the_model_of_pressure_in_days() -> None:
    minutes = PRESSURE.simulate(TIMES * 1440, N_als_eq=4)
    days = ESCAPE.simulate(TIMES, N_als_eq=4)
    for name in ("P_ma", "V_ecf", "M_sod", "C_al", "PRC"):
        assert days[name] == pytest.approx(np.asarray(minutes[name]), rel=1e-6), name


def test_the_kidney_escapes_from_aldosterone_at_a_higher_pressure() -> None:
    course = ESCAPE.simulate(TIMES, N_als_eq=4)
    assert course["excreted"][1] < 60
    assert np.all(np.abs(course["excreted"][3:] / 181.44 - 1) < 0.02)
    assert np.all(course["C_al"][2:] > 3 * course["C_al"][0])
    assert course["pressure_gained"][-1] == pytest.approx(3.99, abs=0.05)
    assert np.all(course["water_kept"][1:] > 0)


def test_it_settles_where_the_settled_model_says() -> None:
    assert escape.settled("P_ma", N_als_eq=4) == pytest.approx(104.317, abs=1e-3)
    assert escape.settled("C_al", N_als_eq=4) == pytest.approx(302.0, rel=5e-4)
    assert escape.pressure_gain(N_als_eq=1.1) == pytest.approx(100.607 - 100.325, abs=2e-3)


def test_what_is_kept_is_what_was_eaten_less_what_was_excreted() -> None:
    times = np.linspace(0, 3, 1501)
    course = ESCAPE.simulate(times, N_als_eq=4, salt=100)
    assert course["kept"][-1] == pytest.approx(np.trapezoid(100 - course["excreted"], times), rel=1e-3)


def test_low_magnesium_is_the_same_as_the_secretion_it_stands_for() -> None:
    low, more = ESCAPE.simulate(TIMES, S=0.6), ESCAPE.simulate(TIMES, N_als_eq=np.exp(1.1 * 0.25))
    assert low["P_ma"] == pytest.approx(np.asarray(more["P_ma"]), rel=1e-7)
    assert 0.5 < escape.pressure_gain(0.6) < 1.0


def test_a_supplement_that_adds_a_twentieth_moves_pressure_by_a_tenth() -> None:
    gain = escape.pressure_gain(0.90)
    assert -0.2 < gain < -0.1
    assert gain == pytest.approx(float(SETTLED.evaluate(N_als_eq=np.exp(-0.055))["P_ma"]) - 100.3251, abs=1e-3)


def test_the_kidney_escapes_with_converting_enzyme_blocked_too() -> None:
    rest = ESCAPE.steady_state(c_ACE=0.088)
    start = {state.name: float(rest[state]) for state in ESCAPE.states}
    course = ESCAPE.simulate(TIMES, N_als_eq=4, c_ACE=0.088, **start)
    assert course["excreted"][1] < 100
    assert course["excreted"][-1] == pytest.approx(181.44, rel=0.02)


def test_every_corner_of_the_sliders_runs_in_the_page(javascript: Any) -> None:
    load(javascript)
    times = np.geomspace(0.01, 14, 40)
    for corner in itertools.product((0.25, 6), (0.2, 1.2), (50, 576)):
        values = dict(zip(("N_als_eq", "S", "salt"), corner, strict=True))
        answer = run(javascript, ESCAPE, times, values, rtol=1e-5, atol=1e-8, limit=2000)
        assert answer["ok"], (values, answer["message"])
        at = dict(zip((quantity.name for quantity in ESCAPE.outputs), answer["outputs"].T, strict=True))
        assert np.all((at["excreted"] >= 0) & (at["excreted"] < 690)), values
        assert np.all((at["pressure_gained"] > -9) & (at["pressure_gained"] < 21)), values
        assert np.all((at["water_kept"] > -0.6) & (at["water_kept"] < 1.3)), values


def test_python_and_the_page_agree_on_the_course(javascript: Any) -> None:
    load(javascript)
    here = ESCAPE.simulate(TIMES, N_als_eq=4)
    there = run(javascript, ESCAPE, TIMES, {"N_als_eq": 4}, rtol=1e-8, atol=1e-10, limit=4000)
    for column, quantity in enumerate(ESCAPE.outputs):
        if quantity.name in ("excreted", "kept", "water_kept", "pressure_gained", "C_al", "PRC"):
            size = float(np.abs(here[quantity]).max())
            assert np.abs(there["outputs"][:, column] - here[quantity]).max() <= 1e-5 * size, quantity.name
