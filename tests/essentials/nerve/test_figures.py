"""The impulse's figures say what is true."""

from collections.abc import Callable

import pytest

from electrolytes.essentials.nerve import axon as nv
from electrolytes.essentials.nerve import numbers
from electrolytes.essentials.nerve.bath_figures import bath
from electrolytes.essentials.nerve.figures import impulse
from electrolytes.essentials.nerve.firing_figures import RATES, firing, rate_of_firing
from electrolytes.live import Explorable


@pytest.mark.parametrize(("figure", "words"), [
    (impulse, "At 3.5 ms the inside is +45.9 mV from rest"),
    (firing, "With 10.0 µA/cm² the axon settles into 68 impulses a second."),
    (bath, "the gates stand where they do in healthy blood. At 30 ms the axon is +1 mV from rest. No impulse so far."),
])
def test_the_sentence_at_first(figure: Callable[[], Explorable], words: str) -> None:
    shown = figure()
    assert words in shown._spec["said"]
    assert shown._spec["clock"] == "t"
    assert not shown._spec["presets"][0]["values"]
    assert 'role="img"' in shown._html and "aria-label" in shown._html


@pytest.mark.parametrize("current", sorted(RATES))
def test_the_curve_of_rates_is_the_model_s(current: float) -> None:
    assert RATES[current] == pytest.approx(numbers.firing_rate(current), abs=0.6)


def test_between_the_points_the_rate_is_near_enough() -> None:
    for current in (7.0, 12.0, 25.0, 50.0):
        drawn = float(rate_of_firing(nv.steady).subs(nv.steady, current))
        assert drawn == pytest.approx(numbers.firing_rate(current), abs=1.5)
    assert numbers.firing_rate(6.2) == 0
    assert rate_of_firing(nv.steady).subs(nv.steady, 6.0) == 0
