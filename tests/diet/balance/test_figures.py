"""What the figure of a meal takes from measurements."""

import pytest

from electrolytes.diet.balance.absorption import held_for
from electrolytes.diet.balance.figures import PHYTATE, SPINACH, WHOLE_MEAL


def test_what_is_held_back_is_what_makes_up_for_the_measurements() -> None:
    assert pytest.approx(held_for(100 * PHYTATE[1][1] / 32.5, 87.5), abs=0.5) == WHOLE_MEAL
    assert pytest.approx(held_for(100 * 26.7 / 36.5, 122), abs=0.5) == SPINACH
