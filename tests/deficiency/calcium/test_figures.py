"""The figures on calcium say what is true, at rest and in each situation."""

from collections.abc import Callable

import pytest

from electrolytes.deficiency.calcium.course import COURSE
from electrolytes.deficiency.calcium.diagram import calcium_in_time
from electrolytes.deficiency.calcium.figures import calcium_over_magnesium, more_than_all, the_gland
from electrolytes.live import Explorable

AT_REST = [
    (calcium_in_time, "On day 7.9 blood has 100 % of its usual calcium and 100 % of its magnesium; PTH is at 100 %,"),
    (the_gland, "With 1.25 mmol/L calcium and 0.65 mmol/L magnesium the gland releases 100 % of the usual hormone"),
    (calcium_over_magnesium, "With magnesium held at 100 % of usual, calcium settles at 100 %, PTH at 100 %"),
    (more_than_all, "Of 100 % of the usual magnesium the formula absorbs 82 %: 63 % by the carrier. That can be."),
]


@pytest.mark.parametrize(("figure", "words"), AT_REST)
def test_the_sentence_at_rest(figure: Callable[[], Explorable], words: str) -> None:
    shown = figure()
    assert words in shown._spec["said"]
    assert not shown._spec["presets"][0]["values"]
    assert 4 <= len(shown._spec["presets"]) <= 6
    assert len(shown._spec["controls"]) <= 7
    assert 'role="img"' in shown._html and "aria-label" in shown._html


def test_the_situations_move_calcium_as_their_names_say() -> None:
    at = {}
    for situation in calcium_in_time()._spec["presets"]:
        settings = {name: value for name, value in situation["values"].items() if name != "t"}
        at[situation["name"]] = COURSE.simulate([0, 7.9, 11.5], settings)
    calcium = {name: course["c_percent"] for name, course in at.items()}
    hormone = {name: course["P_percent"] for name, course in at.items()}
    assert calcium["hardly any magnesium"][1] < 60 < calcium["a little less magnesium"][1] < 99
    assert hormone["hardly any magnesium"][1] < 60 < 110 < hormone["a little less magnesium"][1]
    assert hormone["little vitamin D instead"][1] > 200
    assert calcium["hardly any magnesium"][2] < calcium["then calcium"][2] < calcium["then magnesium"][2]
    assert hormone["then calcium"][2] < 60 < 100 < hormone["then magnesium"][2]
