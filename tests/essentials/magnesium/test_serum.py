"""What a blood test of magnesium says: the parts, the intervals, and the people that a limit calls low."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm
from support.parity import check_parity
from sympy import lambdify, symbols

from electrolytes.essentials.ions import laboratory_units
from electrolytes.essentials.magnesium.serum import (
    CALLED,
    LIMITS,
    PERCENTILES,
    SERUM,
    limit_for,
    milligrams,
    normal_share,
)


def test_the_teaching_value_has_the_free_magnesium_of_healthy_people() -> None:
    at = SERUM.evaluate()
    assert at["ionized"] == pytest.approx(0.55, abs=0.005)
    assert 0.45 < at["ionized"] < 0.67
    assert SERUM.evaluate(p_bound=0.3, p_complex=0.15)["ionized"] == pytest.approx(0.55 * 0.85)


@given(st.floats(0.2, 1.4), st.floats(0.2, 0.3), st.floats(0.05, 0.15))
def test_the_parts_make_up_the_whole(S: float, p_bound: float, p_complex: float) -> None:
    at = SERUM.evaluate(S=S, p_bound=p_bound, p_complex=p_complex)
    assert at["ionized"] + at["complexed"] + at["protein_bound"] == pytest.approx(S, rel=1e-14)


def test_published_intervals() -> None:
    assert {key: (low, high) for key, _, low, high, _ in LIMITS} == {
        "proposal": (0.85, None), "us": (0.75, 0.955), "nordic": (0.71, 0.94), "uk": (0.70, 1.00),
        "austral": (0.70, 1.10), "controls": (0.67, 0.96),
    }


@pytest.mark.parametrize(("S", "expected"), [(0.86, 0), (0.80, 1), (0.73, 2), (0.705, 3), (0.69, 5), (0.55, 6)])
def test_how_many_intervals_call_a_value_low(S: float, expected: int) -> None:
    assert SERUM.evaluate(S=S)["says_low"] == expected


def test_the_bell_curve_is_the_bell_curve() -> None:
    z = symbols("z")
    share = np.vectorize(lambdify(z, normal_share(z), "math", cse=True))
    at = np.linspace(-4, 4, 81)
    np.testing.assert_allclose(share(at), norm.cdf(at), atol=1e-15)


@pytest.mark.parametrize("survey", range(len(PERCENTILES)))
def test_the_curve_runs_through_the_survey_s_interval(survey: int) -> None:
    low, high, _ = PERCENTILES[survey]
    assert SERUM.evaluate(S=low, survey=survey)["percent_below"] == pytest.approx(2.5, abs=1e-5)
    assert SERUM.evaluate(S=high, survey=survey)["percent_below"] == pytest.approx(97.5, abs=1e-5)


def test_the_proposed_limit_calls_half_to_three_quarters_of_healthy_people_low() -> None:
    """Counted over all American adults of 2021–23 it was 67.8 %."""
    called = [float(SERUM.evaluate(survey=survey)[CALLED["proposal"]]) for survey in range(3)]
    assert called == pytest.approx([48.1, 70.4, 80.0], abs=0.1)
    assert np.mean(called[1:]) == pytest.approx(67.8, abs=8)


def test_the_old_limit_calls_as_many_low_today_as_were_counted_in_canada() -> None:
    """Between 9.5 and 16.6 % of Canadian adults were below 0.75 mmol/L."""
    for survey in (1, 2):
        assert 9.5 < SERUM.evaluate(survey=survey)[CALLED["us"]] < 16.6


def test_units_of_laboratories() -> None:
    assert milligrams(1.0) == pytest.approx(2.43, abs=0.001)
    assert [unit.factor for unit in laboratory_units("magnesium")] == pytest.approx([2.0, 2.4305])


@pytest.mark.parametrize("survey", range(3))
def test_a_limit_by_design_calls_as_many_low_as_it_was_designed_to(survey: int) -> None:
    assert SERUM.evaluate(S=limit_for(5, survey), survey=survey)["percent_below"] == pytest.approx(5, rel=1e-9)


def test_every_language_gives_the_same_blood_test(javascript: Any) -> None:
    check_parity(SERUM, javascript)
