"""The figures on the hormones say what is true, at rest and in each situation."""

from collections.abc import Callable

import pytest

from electrolytes.deficiency.hormones.diagram import cascade_in_time
from electrolytes.deficiency.hormones.figures import loop_gain, magnesium_and_aldosterone
from electrolytes.deficiency.hormones.loop import HORMONES
from electrolytes.deficiency.pressure.escape_figures import aldosterone_escape
from electrolytes.live import Explorable

AT_REST = [
    (cascade_in_time, "After 120 min renin stands at 100 %, angiotensin II at 100 %, and aldosterone at 100 %"),
    (loop_gain, "Asked for 1.00 times the renin, the kidney ends up with 100 % of its renin at rest"),
    (magnesium_and_aldosterone, "At 0.85 mmol/L the law sets aldosterone secretion to 1.00 times normal; within what"),
    (aldosterone_escape, "aldosterone stands at 91 ng/L. The urine carries 181 mmol of sodium a day, as much as"),
]


@pytest.mark.parametrize(("figure", "words"), AT_REST)
def test_the_sentence_at_rest(figure: Callable[[], Explorable], words: str) -> None:
    shown = figure()
    assert words in shown._spec["said"]
    assert not shown._spec["presets"][0]["values"]
    assert 5 <= len(shown._spec["presets"]) <= 6
    assert 'role="img"' in shown._html and "aria-label" in shown._html


def test_the_situations_move_the_hormones_as_their_names_say() -> None:
    at = {situation["name"]: HORMONES.simulate([0, 240, 480], situation["values"])
          for situation in cascade_in_time()._spec["presets"]}
    renin = {name: float(course["renin_rel"][-1]) for name, course in at.items()}
    aldosterone = {name: float(course["aldo_rel"][-1]) for name, course in at.items()}
    assert renin["much salt"] < 99 < renin["at rest"] < 101 < renin["little salt"] < renin["blood lost"]
    assert aldosterone["much salt"] < 99 < 101 < aldosterone["little salt"] < aldosterone["blood lost"]
    assert aldosterone["AT1 receptor blocked"] < aldosterone["converting enzyme blocked"] < 80
