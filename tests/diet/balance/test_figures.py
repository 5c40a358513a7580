"""The figures on magnesium from plate to plasma say what is true, at rest and in each situation."""

from collections.abc import Callable

import pytest

from electrolytes.diet.balance.absorption import held_for
from electrolytes.diet.balance.figures import PHYTATE, SPINACH, WHOLE_MEAL, blood_and_urine, meal_absorption
from electrolytes.diet.balance.refill_figures import refilling
from electrolytes.diet.balance.stores_diagram import stores_in_time
from electrolytes.live import Explorable

AT_REST = [
    (stores_in_time, "blood has 0.84 mmol/L, 2.04 mg/dL: within the usual intervals. The body holds as much"),
    (meal_absorption, "Of 120 mg in one meal 37 mg are absorbed, 31 %; 83 mg stay in the gut."),
    (blood_and_urine, "Blood settles at 0.838 mmol/L, 2.04 mg/dL. 83 mg a day leave with urine, 267 mg with stool."),
    (refilling, "After 148 days on 10 mg a day blood is at 52 % (0.44 mmol/L), slow tissue and bone are at 95.2 %."),
]


@pytest.mark.parametrize(("figure", "words"), AT_REST)
def test_the_sentence_at_rest(figure: Callable[[], Explorable], words: str) -> None:
    shown = figure()
    assert words in shown._spec["said"]
    assert 'role="img"' in shown._html and "aria-label" in shown._html
    assert not shown._spec["presets"][0]["values"]


def test_what_is_held_back_is_what_makes_up_for_the_measurements() -> None:
    assert pytest.approx(held_for(100 * PHYTATE[1][1] / 32.5, 87.5), abs=0.5) == WHOLE_MEAL
    assert pytest.approx(held_for(100 * 26.7 / 36.5, 122), abs=0.5) == SPINACH
