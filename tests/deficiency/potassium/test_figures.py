"""The figures on potassium say what is true, at rest and in each situation."""

from collections.abc import Callable

import numpy as np
import pytest

from electrolytes.deficiency.potassium.course import COURSE
from electrolytes.deficiency.potassium.diagram import potassium_in_time
from electrolytes.deficiency.potassium.figures import held_by_eating, plugged_channels, sodium_and_potassium
from electrolytes.deficiency.potassium.meal import MEAL
from electrolytes.deficiency.potassium.meal_figure import FASTING, a_meal
from electrolytes.deficiency.potassium.settled import SETTLED
from electrolytes.live import Explorable

AT_REST = [
    (potassium_in_time, "On day 59 blood has 4.2 mmol/L: normal. The body holds as much as usual; 70 mmol a day leave"),
    (plugged_channels, "50 % of the channels are plugged, and 1.00 times the usual potassium is let go: as usual."),
    (held_by_eating, "On 70 mmol a day blood settles at 4.2 mmol/L, and the body holds as much as usual. To hold 4.2"),
    (sodium_and_potassium, "Body water is 42.0 L, and sodium in blood as before, 140 mmol/L."),
    (a_meal, "60 minutes after the meal began blood has 4.11 mmol/L."),
]


@pytest.mark.parametrize(("figure", "words"), AT_REST)
def test_the_sentence_at_rest(figure: Callable[[], Explorable], words: str) -> None:
    shown = figure()
    assert words in shown._spec["said"]
    assert not shown._spec["presets"][0]["values"]
    assert 4 <= len(shown._spec["presets"]) <= 6
    assert len(shown._spec["controls"]) <= 7
    assert 'role="img"' in shown._html and "aria-label" in shown._html


def test_the_situations_move_potassium_as_their_names_say() -> None:
    day = {}
    for situation in potassium_in_time()._spec["presets"]:
        settings = {name: value for name, value in situation["values"].items() if name != "t"}
        day[situation["name"]] = COURSE.simulate([0, 59, 120], settings)["K_p"]
    assert day["little magnesium"][1] < day["all as usual"][1]
    assert day["and a diuretic"][1] < day["little magnesium"][1]
    assert day["little magnesium"][2] < day["then potassium"][2] < day["then magnesium"][2] < day["then both"][2]


def test_the_curve_of_what_must_be_eaten_stays_in_its_axes() -> None:
    at = SETTLED.evaluate(level=np.linspace(2.8, 6.5, 20))
    assert np.all(np.diff(at["usually"]) > 0)
    assert at["usually"][0] > 20 and at["usually"][-1] < 210


def test_measured_changes_are_drawn_from_the_fasting_value() -> None:
    for kind in (1, 2):
        assert MEAL.simulate([0, 360], meal=kind)["K_p"][-1] == pytest.approx(FASTING, abs=5e-4)
