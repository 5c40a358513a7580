"""The artery's figures say what is true: their sentences at rest, and in each situation."""

from collections.abc import Callable

import pytest

from electrolytes.deficiency.vessel.diagram import ROUND, SCALE, TOP, artery_live
from electrolytes.deficiency.vessel.figures import pressure_diameter, stiffness
from electrolytes.deficiency.vessel.wall import VESSEL
from electrolytes.live import Explorable

AT_REST = [
    (artery_live, "190 nM of calcium and 4.0 kPa the artery is 43.1 µm wide inside with a wall of 2.8 µm."),
    (pressure_diameter, "At 4.0 kPa calcium is 190 nM and the artery is 43 µm wide inside; flow is normal."),
    (stiffness,
     "A pulse would run at 2.4 m/s. One more kPa would widen the opening by 16 % of its area; collagen is slack"),
]


@pytest.mark.parametrize(("figure", "words"), AT_REST)
def test_the_sentence_at_rest(figure: Callable[[], Explorable], words: str) -> None:
    shown = figure()
    assert words in shown._spec["said"]
    assert not shown._spec["presets"][0]["values"]
    assert 'role="img"' in shown._html and "aria-label" in shown._html


def test_every_situation_is_one_the_model_can_solve() -> None:
    for figure, _ in AT_REST:
        shown = figure()
        for situation in shown._spec["presets"]:
            shown.reset()
            for name, value in situation["values"].items():
                setattr(shown, name, value)
            assert shown.result.to_frame().notna().all(axis=None), situation["name"]


def test_the_widest_artery_fits_its_picture() -> None:
    widest = VESSEL.evaluate(Ca_i=50, P_T=12, k_7=10, sigma_0=1.5)
    room = min(ROUND[0], ROUND[1], TOP - ROUND[1])
    assert float(widest["r"] + widest["h"]) * SCALE < room
