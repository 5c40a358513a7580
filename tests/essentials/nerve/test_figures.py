"""The curve of firing rates is the model's."""

import pytest

from electrolytes.essentials.nerve import axon as nv
from electrolytes.essentials.nerve import numbers
from electrolytes.essentials.nerve.firing_figures import RATES, rate_of_firing


@pytest.mark.parametrize("current", sorted(RATES))
def test_the_curve_of_rates_is_the_model_s(current: float) -> None:
    assert RATES[current] == pytest.approx(numbers.firing_rate(current), abs=0.6)


def test_between_the_points_the_rate_is_near_enough() -> None:
    for current in (7.0, 12.0, 25.0, 50.0):
        drawn = float(rate_of_firing(nv.steady).subs(nv.steady, current))
        assert drawn == pytest.approx(numbers.firing_rate(current), abs=1.5)
    assert numbers.firing_rate(6.2) == 0
    assert rate_of_firing(nv.steady).subs(nv.steady, 6.0) == 0
