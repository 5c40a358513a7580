"""The artery in time: it starts at rest, gives at once, answers within half a minute, and ends where it must."""

import itertools
from typing import Any

import numpy as np
import pytest
from support.parity import check_parity
from support.stiff import load, run

from electrolytes.deficiency.vessel import answer as vessel_answer
from electrolytes.deficiency.vessel.answer import ANSWER, AT_FIRST
from electrolytes.deficiency.vessel.wall import MYOGENIC, VESSEL

SECONDS = np.array([0, 5, 10, 10.5, 11, 12, 15, 20, 30, 60, 120.0])


def test_the_artery_starts_at_rest() -> None:
    rest = VESSEL.evaluate()
    for state, share in AT_FIRST.items():
        assert share == pytest.approx(float(rest[state.name]), rel=1e-10)
    still = ANSWER.simulate([0, 9])
    assert still["r"][-1] == pytest.approx(float(rest["r"]), rel=1e-6)


@pytest.mark.parametrize("settings", [{}, {"gain": 0.0}, {"P_after": 10.0}, {"P_after": 2.0}])
def test_the_course_ends_in_the_balance_of_the_steady_artery(settings: dict[str, float]) -> None:
    pressure = settings.get("P_after", 7.0)
    steady = MYOGENIC.evaluate(P_T=pressure, gain=settings.get("gain", 21.0))
    end = ANSWER.simulate([0, 10, 2000], settings)
    assert end["r"][-1] == pytest.approx(float(steady["r"]), rel=1e-5)


def test_it_gives_within_a_second_and_answers_within_half_a_minute() -> None:
    at_rest, at_once, later = 43.13, vessel_answer.seen(1, "diameter"), vessel_answer.seen(30, "diameter")
    assert at_once > 1.4 * at_rest
    assert later < at_rest
    assert vessel_answer.seen(30, "diameter", gain=0.0) > 1.4 * at_rest
    assert vessel_answer.widest() == pytest.approx(61.5, abs=0.1)


def test_no_bridge_is_made_or_lost() -> None:
    course = ANSWER.simulate(SECONDS, P_after=12.0)
    assert sum(course[state.name] for state in AT_FIRST) == pytest.approx(1, rel=1e-6)


def test_the_page_follows_the_same_course_at_every_corner(javascript: Any) -> None:
    load(javascript)
    for corner in itertools.product((1.0, 7.0, 12.0), (0.0, 21.0, 40.0)):
        values = dict(zip(("P_after", "gain"), corner, strict=True))
        here = ANSWER.simulate(SECONDS, values, rtol=1e-9, atol=1e-11)
        there = run(javascript, ANSWER, SECONDS, values)
        assert there["ok"], (values, there["message"])
        assert there["states"][:, 4] == pytest.approx(here["r"], rel=5e-3), values


def test_every_language_gives_the_same_artery(javascript: Any) -> None:
    check_parity(ANSWER, javascript, examples=40)
